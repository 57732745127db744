import { type Preview, type Reading, type ReadingChoices, delimiters, encodings } from '@shared/spec/reading'
import { bytesText, count } from '../counts'

/** What the file dialog offers; a zipped table ends in .gz. */
export const tableFileTypes = '.csv,.tsv,.txt,.tab,.dat,.gz'

/** What is set by choosing one of a few values. */
export type ChoiceKey =
  'encoding' | 'delimiter' | 'quote' | 'header' | 'decimal' | 'thousands' | 'dateOrder' | 'raggedRows'

export interface ReadingOption {
  /** The value as the select holds it: a boolean as "true" or "false". */
  value: string
  label: string
  disabled?: boolean
}

/** Of the whole table, in contrast to the types of single columns. */
export type PlainKey = Exclude<keyof Reading, 'kind' | 'types'>

export const readingLabels: Record<PlainKey, string> = {
  encoding: 'Encoding',
  delimiter: 'Delimiter',
  quote: 'Quote',
  header: 'Header',
  decimal: 'Decimal mark',
  thousands: 'Thousands mark',
  comment: 'Comment mark',
  missingWords: 'Missing words',
  dateOrder: 'Date order',
  raggedRows: 'Uneven rows',
}

const encodingLabels: Record<Reading['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252',
  shift_jis: 'Shift-JIS',
}
const delimiterLabels: Record<Reading['delimiter'], string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
  whitespace: 'white space',
}
const quoteLabels: Record<Reading['quote'], string> = { '"': 'double "', "'": "single '", none: 'none' }
const headerLabels = { true: 'first line', false: 'none: column_1, …' }
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
  refuse: 'refuse the file',
  leaveOut: 'leave these rows out',
}

const labelsOf: Record<ChoiceKey, Record<string, string>> = {
  encoding: encodingLabels,
  delimiter: delimiterLabels,
  quote: quoteLabels,
  header: headerLabels,
  decimal: decimalLabels,
  thousands: thousandsLabels,
  dateOrder: dateLabels,
  raggedRows: raggedLabels,
}
/** Records put keys in no order that is promised; these two lists are long enough for it to matter. */
const orders: Partial<Record<ChoiceKey, readonly string[]>> = { encoding: encodings, delimiter: delimiters }

/** What can be chosen; a thousands mark that is the decimal mark cannot. */
export function readingOptions(key: ChoiceKey, reading: Reading): ReadingOption[] {
  const values = orders[key] ?? Object.keys(labelsOf[key])
  return values.map((value) => ({
    value,
    label: labelsOf[key][value] ?? value,
    disabled: key === 'thousands' && value === reading.decimal,
  }))
}

/** A value of the reading in words: "semicolon", "first line", "NA, null". */
export function readingValue(key: PlainKey, reading: Reading): string {
  if (key === 'comment') return reading.comment === '' ? 'none' : reading.comment
  if (key === 'missingWords') return reading.missingWords.join(', ') || 'none'
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
