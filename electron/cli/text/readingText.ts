import { formText } from '@shared/spec/words/formWords'
import { counted, nameList } from '@shared/spec/words/wording'
import type { Reading, ReadingChoices, TextReading } from '@shared/spec/reading'

const delimiterNames: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  whitespace: 'whitespace',
}
const markNames: Record<string, string> = { '.': 'point', ',': 'comma', "'": 'apostrophe', ' ': 'space' }
const dateOrderNames: Record<Reading['dateOrder'], string> = {
  ymd: 'year first',
  dmy: 'day first',
  mdy: 'month first',
}
const markOf = (mark: string) => markNames[mark] ?? mark

const raggedTexts = {
  refuse: null,
  leaveOut: 'rows with too few or too many fields left out',
  fill: 'short rows filled',
} as const

/** What each part of a reading says; null where it is as in nearly every file, or says nothing. */
function texts(reading: Reading): Record<Exclude<keyof TextReading, 'kind'>, string | null> {
  const { quote, header, comment, thousands, missingWords, types, raggedRows } = reading
  const typed = Object.entries(types).map(([name, type]) => `${name} as ${type}`)
  const formed = Object.entries(reading.forms ?? {}).map(
    ([name, form]) => `${name} with ${formText(form, missingWords)}`,
  )
  return {
    delimiter: `${delimiterNames[reading.delimiter] ?? JSON.stringify(reading.delimiter)}-separated`,
    encoding: reading.encoding,
    skipLines: reading.skipLines === 0 ? null : `below line ${reading.skipLines}`,
    labelRows: reading.labelRows === 0 ? null : `${counted(reading.labelRows, 'row')} below the header left out`,
    repeatedHeaders: reading.repeatedHeaders === 'keep' ? null : 'repeated headers left out',
    leaveOutRows:
      reading.leaveOutRows.length === 0 ? null : `rows that begin with ${nameList(reading.leaveOutRows, 5)} left out`,
    header: header ? 'with a header' : 'without a header',
    quote: quote === '"' ? null : quote === 'none' ? 'no quotes' : 'single quotes',
    quoteEscape: reading.quoteEscape === 'doubled' ? null : 'quotes escaped by backslashes',
    decimal: `decimal ${markOf(reading.decimal)}`,
    thousands: thousands === 'none' ? null : `${markOf(thousands)} between thousands`,
    comment: comment === '' ? null : `comments begin with ${comment}`,
    dateOrder: reading.dateOrder === 'ymd' ? null : `dates ${dateOrderNames[reading.dateOrder]}`,
    raggedRows: raggedTexts[raggedRows],
    missingWords: missingWords.length === 0 ? 'only empty cells missing' : `missing: ${missingWords.join(' ')}`,
    types: typed.length === 0 ? null : typed.join(', '),
    forms: formed.length === 0 ? null : formed.join('; '),
  }
}

/** "Read as comma-separated, utf-8, with a header, decimal point": guessed, but for what was given. */
export function readingText(reading: Reading, choices: ReadingChoices): string {
  const entries = Object.entries(texts(reading)).filter(([, text]) => text !== null)
  const of = (given: boolean) =>
    entries.flatMap(([key, text]) => (Object.hasOwn(choices, key) === given && text !== null ? [text] : []))
  const parts = [of(false).join(', '), of(true).length === 0 ? '' : `given: ${of(true).join(', ')}`]
  return `Read as ${parts.filter((part) => part !== '').join('; ')}`
}
