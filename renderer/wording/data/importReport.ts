import type { Dataset } from '@shared/contract/dataset'
import type { Reading, ReadingChoices } from '@shared/spec/reading'
import { formText } from '@shared/spec/words/formWords'
import { bytesText } from '../counts'
import { groupRemarks, warningHeadline } from './importRemarks'
import { columnTypeLabels } from '../settings/labels'
import { type PlainKey, overruled, readingLabels, readingValue } from './reading'

export interface ImportFact {
  label: string
  value: string
  /** Somebody overruled what was guessed. */
  chosen: boolean
}

/** What was chosen and what would have been guessed; known for what came in since the app was opened. */
export interface ReadingHistory {
  choices: ReadingChoices
  guessed: Reading
}

/** What a person looks for; the rest is told where it was chosen or differs from most files. */
const always: readonly PlainKey[] = ['encoding', 'delimiter', 'decimal', 'header']
const others: readonly PlainKey[] = [
  ...(['quote', 'thousands', 'comment', 'dateOrder', 'raggedRows', 'missingWords'] as const),
  ...(['skipLines', 'labelRows', 'repeatedHeaders', 'leaveOutRows'] as const),
]

/** What was read and how. */
export function importFacts(dataset: Dataset, history: ReadingHistory | null = null): ImportFact[] {
  const { reading } = dataset
  const chosen = new Set<keyof Reading>(history === null ? [] : overruled(history.choices, history.guessed))
  const given = (label: string, value: string): ImportFact => ({ label, value, chosen: false })
  const ofKey = (key: PlainKey): ImportFact => ({
    label: readingLabels[key],
    value: readingValue(key, reading),
    chosen: chosen.has(key),
  })
  const special: Partial<Record<PlainKey, boolean>> = {
    quote: reading.quote !== '"',
    thousands: reading.thousands !== 'none',
    comment: reading.comment !== '',
    dateOrder: dataset.columns.some(({ type }) => type === 'date'),
    raggedRows: reading.raggedRows !== 'refuse',
    skipLines: reading.skipLines > 0,
    labelRows: reading.labelRows > 0,
    repeatedHeaders: reading.repeatedHeaders === 'leaveOut',
    leaveOutRows: reading.leaveOutRows.length > 0,
  }
  return [
    given('Rows', dataset.rows.toLocaleString('en-US')),
    given('Columns', dataset.columnCount.toLocaleString('en-US')),
    given('Size', bytesText(dataset.bytes)),
    ...always.map(ofKey),
    ...others.filter((key) => special[key] === true || chosen.has(key)).map(ofKey),
    ...Object.entries(reading.types).map(([name, type]) => ({
      label: `Type of ${name}`,
      value: columnTypeLabels[type],
      chosen: true,
    })),
    ...Object.entries(reading.forms ?? {}).map(([name, form]) => ({
      label: `Cells of ${name}`,
      value: formText(form, reading.missingWords),
      chosen: history !== null && Object.hasOwn(history.choices.forms ?? {}, name),
    })),
    // The identity says that something was overruled, though not what, once the app has been closed.
    ...(history === null && dataset.id !== dataset.source ? [given('Guesses', 'some overruled')] : []),
    ...(dataset.onDisk ? [given('Kept', 'on disk: larger than memory allows')] : []),
  ]
}

/** The whole report as plain text, to be kept beside the data. */
export function reportText(dataset: Dataset, history: ReadingHistory | null = null): string {
  const facts = importFacts(dataset, history).map(
    ({ label, value, chosen }) => `${label}: ${value}${chosen ? ' (chosen)' : ''}`,
  )
  const remarks = groupRemarks(dataset.warnings).flatMap(({ column, remarks: group }) => [
    '',
    column ?? 'Rows and file',
    ...group.map(({ severity, text }) => `- ${severity}: ${text}`),
  ])
  return [dataset.name, '', ...facts, '', warningHeadline(dataset.warnings), ...remarks, ''].join('\n')
}
