import type { ColumnForm } from '../../../spec/columnForm'
import type { Reading, ReadingChoices } from '../../../spec/reading'

/**
 * The reading and the guess with what columns prove. A form that was chosen stays as it is; where columns prove none and none is chosen
 * the part is left out, so that the identities of datasets without it are what they were.
 */
export function withForms(
  { reading, guessed, choices }: { reading: Reading; guessed: Reading; choices: ReadingChoices },
  proven: ReadonlyMap<string, ColumnForm>,
): { reading: Reading; guessed: Reading } {
  const found = Object.fromEntries(proven)
  const chosen = choices.forms ?? {}
  const part = (forms: Record<string, ColumnForm>) => (Object.keys(forms).length > 0 ? { forms } : {})
  const without = (of: Reading): Reading => {
    const rest = { ...of }
    delete rest.forms
    return rest
  }
  return {
    reading: { ...without(reading), ...part({ ...found, ...chosen }) },
    guessed: { ...without(guessed), ...part(found) },
  }
}
