import type { Remedy } from '@shared/contract/dataset'
import type { ColumnForm } from '@shared/spec/columnForm'
import { formText } from '@shared/spec/words/formWords'

/** A form that a column may be read by. */
export interface FormOption {
  /** As a select holds it. */
  value: string
  label: string
  form: ColumnForm
}

/** What cells are often written like, for columns that show no way of their own. */
const usual: readonly ColumnForm[] = [
  { decimal: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ',' },
  { thousands: ' ' },
  { units: ['%'] },
  { minus: 'behind' },
  { minus: 'parentheses' },
  { dateOrder: 'dmy' },
  { dateOrder: 'mdy' },
  { dateOrder: 'dmy', dates: ['shortYear'] },
  { dateOrder: 'mdy', dates: ['shortYear'] },
  { dates: ['serial'] },
  { times: 'hours' },
]

const optionOf = (form: ColumnForm, label: string): FormOption => ({ value: JSON.stringify(form), label, form })

/** The forms that the cells of a column show, with what each keeps and loses. */
export function shownForms(name: string, remedies: readonly Remedy[]): FormOption[] {
  return remedies.flatMap(({ label, changes }) => {
    const form = Object.entries(changes.forms ?? {}).find(([column]) => column === name)?.[1]
    return form === undefined ? [] : [optionOf(form, label)]
  })
}

/** All others, and the one that is chosen, whatever it is. */
export function otherForms(shown: readonly FormOption[], chosen: ColumnForm | undefined): FormOption[] {
  const taken = new Set(shown.map(({ value }) => value))
  const plain = optionOf({}, 'as the rest of the file')
  const others = [plain, ...usual.map((form) => optionOf(form, formText(form)))]
  const known = new Set([...taken, ...others.map(({ value }) => value)])
  const own = chosen === undefined ? [] : [optionOf(chosen, formText(chosen))]
  return [...own.filter(({ value }) => !known.has(value)), ...others].filter(({ value }) => !taken.has(value))
}
