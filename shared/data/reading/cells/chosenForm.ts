import type { ColumnForm } from '../../../spec/columnForm'
import type { Reading } from '../../../spec/reading'

/** How the cells of a column are written otherwise than the table says; null where they are not. */
export function chosenForm({ forms }: Pick<Reading, 'forms'>, column: string): ColumnForm | null {
  return forms !== undefined && Object.hasOwn(forms, column) ? (forms[column] ?? null) : null
}
