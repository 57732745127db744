import type { Preview } from '@shared/contract/preview'
import { type Reading, type ReadingChoices, delimiters, encodings } from '@shared/spec/reading'
import { bytesText, count } from '../counts'
import { encodingLabels } from './encodingLabels'

/** What the file dialog offers; a zipped table ends in .gz. */
export const tableFileTypes = '.csv,.tsv,.txt,.tab,.dat,.gz'

/** What is set by choosing one of a few values. */
export type ChoiceKey =
  | 'encoding'
  | 'quote'
  | 'quoteEscape'
  | 'header'
  | 'repeatedHeaders'
  | 'decimal'
  | 'thousands'
  | 'dateOrder'
  | 'raggedRows'

export interface ReadingOption {
  /** The value as the select holds it: a boolean as "true" or "false". */
  value: string
  label: string
  disabled?: boolean
}

/** Of the whole table, in contrast to the types of single columns. */
export type PlainKey = Exclude<keyof Reading, 'kind' | 'types' | 'forms'>

export const readingLabels: Record<PlainKey, string> = {
  encoding: 'Encoding',
  delimiter: 'Delimiter',
  quote: 'Quote',
  quoteEscape: 'Escaped quote',
  skipLines: 'Lines to skip',
  header: 'Header',
  labelRows: 'Label rows',
  repeatedHeaders: 'Repeated header',
  leaveOutRows: 'Leave out rows',
  decimal: 'Decimal mark',
  thousands: 'Thousands mark',
  comment: 'Comment mark',
  missingWords: 'Missing-value codes',
  dateOrder: 'Date order',
  raggedRows: 'Rows with too few or too many fields',
}

const delimiterLabels: Record<(typeof delimiters)[number], string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
  whitespace: 'white space',
}
const quoteLabels: Record<Reading['quote'], string> = { '"': 'double "', "'": "single '", none: 'none' }
const escapeLabels: Record<Reading['quoteEscape'], string> = { doubled: 'doubled ""', backslash: 'backslash \\"' }
const headerLabels = { true: 'first row', false: 'none: column_1, …' }
const decimalLabels: Record<Reading['decimal'], string> = { '.': 'point: 1.5', ',': 'comma: 1,5' }
const thousandsLabels: Record<Reading['thousands'], string> = {
  none: 'none: 1000',
  ',': 'comma: 1,000',
  '.': 'point: 1.000',
  "'": "apostrophe: 1'000",
  ' ': 'space: 1 000',
}
const dateLabels: Record<Reading['dateOrder'], string> = {
  ymd: 'year, month, day',
  dmy: 'day, month, year',
  mdy: 'month, day, year',
}
const raggedLabels: Record<Reading['raggedRows'], string> = {
  refuse: 'reject the file',
  leaveOut: 'leave these rows out',
  fill: 'pad short rows',
}

const repeatedLabels: Record<Reading['repeatedHeaders'], string> = {
  keep: 'read as data',
  leaveOut: 'leave these rows out',
}

const labelsOf: Record<ChoiceKey, Record<string, string>> = {
  encoding: encodingLabels,
  quote: quoteLabels,
  quoteEscape: escapeLabels,
  header: headerLabels,
  repeatedHeaders: repeatedLabels,
  decimal: decimalLabels,
  thousands: thousandsLabels,
  dateOrder: dateLabels,
  raggedRows: raggedLabels,
}

/** The usual delimiters, in their order. */
export function delimiterOptions(): ReadingOption[] {
  return delimiters.map((value) => ({ value, label: delimiterLabels[value] }))
}

/** What can be chosen; a thousands mark that is the decimal mark cannot. */
export function readingOptions(key: ChoiceKey, reading: Reading): ReadingOption[] {
  const values = key === 'encoding' ? encodings : Object.keys(labelsOf[key])
  return values.map((value) => ({
    value,
    label: labelsOf[key][value] ?? value,
    disabled: key === 'thousands' && value === reading.decimal,
  }))
}

/** A value of the reading in words: "semicolon", "first line", "NA, null". */
export function readingValue(key: PlainKey, reading: Reading): string {
  if (key === 'comment') return reading.comment === '' ? 'none' : reading.comment
  if (key === 'skipLines' || key === 'labelRows') return reading[key] === 0 ? 'none' : String(reading[key])
  if (key === 'delimiter') {
    return delimiterLabels[reading.delimiter as keyof typeof delimiterLabels] ?? JSON.stringify(reading.delimiter)
  }
  if (key === 'missingWords' || key === 'leaveOutRows') return reading[key].join(', ') || 'none'
  return labelsOf[key][String(reading[key])] ?? String(reading[key])
}

/** Settings that somebody chose and that differ from the guess. */
export function overruled(choices: ReadingChoices, guessed: Reading): (keyof Reading)[] {
  return (Object.keys(choices) as (keyof Reading)[]).filter(
    (key) => choices[key] !== undefined && JSON.stringify(choices[key]) !== JSON.stringify(guessed[key]),
  )
}

/** "1.8 kB · 3 columns · the first 100 rows"; where a problem ends the reading, rows may follow that nobody has seen. */
export function previewSize(preview: Pick<Preview, 'bytes' | 'columns' | 'rows' | 'more' | 'problem'>): string {
  const { bytes, columns, rows, more, problem } = preview
  const first = rows.length === 1 ? 'the first row' : `the first ${count(rows.length, 'row')}`
  const all = rows.length === 1 ? 'its only row' : `all ${count(rows.length, 'row')}`
  const none = problem === null ? ['no rows'] : []
  const shown = rows.length === 0 ? none : [more || problem !== null ? first : all]
  const wide = columns.length === 0 ? [] : [count(columns.length, 'column')]
  return [bytesText(bytes), ...wide, ...shown].join(' · ')
}
