import { type ColumnForm, columnFormSchema } from '../columnForm'
import { IssueError, issueAt } from '../issue'
import { flagWord, plainWord, readList, splitWords, writeList } from './quotedWords'

const markWords = { '.': 'point', ',': 'comma', "'": 'apostrophe', ' ': 'space', none: 'none' } as const
type Mark = keyof typeof markWords

function markOf(word: string): string {
  return Object.keys(markWords).find((mark) => markWords[mark as Mark] === word) ?? word
}

/** Each part of a form by its word on the command line. */
const keys: Record<keyof ColumnForm, string> = {
  decimal: 'decimal',
  thousands: 'thousands',
  units: 'units',
  minus: 'minus',
  dateOrder: 'date-order',
  dates: 'dates',
  times: 'times',
  missingWords: 'missing-words',
  alike: 'alike',
}
const parts = Object.keys(keys) as (keyof ColumnForm)[]
const lists: readonly (keyof ColumnForm)[] = ['units', 'dates', 'missingWords', 'alike']
const noForm = 'plain'

/** "weight=units:kg;decimal:comma"; "weight=plain" for a form that says nothing. */
export function writeForm(column: string, form: ColumnForm): string {
  const words = parts.flatMap((part) => {
    const value = form[part]
    if (value === undefined) return []
    const written = Array.isArray(value)
      ? value.map((word) => (word.includes(';') ? quoted(word) : writeList([word]))).join(',')
      : part === 'decimal' || part === 'thousands'
        ? markWords[value as Mark]
        : String(value)
    return [`${keys[part]}:${written}`]
  })
  return `${flagWord(column)}=${words.join(';') || noForm}`
}

/** In quotes a semicolon ends no part. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}

/** @throws IssueError for what is no form */
export function readForm(text: string): Record<string, ColumnForm> {
  const [name = '', ...rest] = splitWords(text, '=')
  const body = rest.join('=')
  const column = plainWord(name)
  const entries = body === noForm ? [] : splitWords(body, ';').map(readPart)
  const checked = columnFormSchema.safeParse(Object.fromEntries(entries.map(([part, value]) => [part ?? '?', value])))
  if (column === '' || rest.length === 0 || !checked.success) {
    const message = `Enter it like "weight=units:kg;decimal:comma", or weight=plain; parts are ${Object.values(keys).join(', ')}.`
    throw new IssueError(issueAt('reading.forms', 'reading-word', message, { word: text }))
  }
  return { [column]: checked.data }
}

function readPart(text: string): [keyof ColumnForm | undefined, unknown] {
  const at = text.indexOf(':')
  const part = parts.find((candidate) => keys[candidate] === text.slice(0, at).trim())
  const written = text.slice(at + 1).trim()
  if (part === undefined) return [part, written]
  if (lists.includes(part)) return [part, readList(written)]
  return [part, part === 'decimal' || part === 'thousands' ? markOf(written) : written]
}

const dateTexts = {
  shortYear: 'years of two digits (69 to 99 are 1969 to 1999)',
  serial: 'serial numbers of a spreadsheet',
  period: 'months, quarters and weeks as their first day',
}
const orderTexts = { dmy: 'the day first', mdy: 'the month first', ymd: 'the year first' }
const minusTexts = {
  behind: 'a minus behind the number',
  parentheses: 'negative numbers in parentheses',
  loose: 'a dash or a minus apart as minus',
}
const alikeTexts = {
  blanks: 'blanks',
  case: 'case',
  composition: 'composed characters',
  signs: 'signs of the same meaning',
}

/** A form in words: "units kg left out, decimal comma". */
export function formText(form: ColumnForm, words: readonly string[] = []): string {
  const { decimal, thousands, units, minus, dateOrder, dates, times, missingWords, alike } = form
  const added = missingWords?.filter((word) => !words.includes(word)) ?? []
  const kept = missingWords === undefined ? [] : words.filter((word) => !missingWords.includes(word))
  const said = [
    ...(decimal === undefined ? [] : [`decimal ${markWords[decimal]}`]),
    ...(thousands === undefined ? [] : [`${markWords[thousands]} between thousands`]),
    ...(units === undefined ? [] : [`${units.join(', ')} left out`]),
    ...(minus === undefined ? [] : [minusTexts[minus]]),
    ...(dates?.map((kind) => dateTexts[kind]) ?? []),
    ...(dateOrder === undefined ? [] : [orderTexts[dateOrder]]),
    ...(times === undefined ? [] : ['times in hours']),
    ...(added.length === 0 ? [] : [`${added.join(', ')} as missing`]),
    ...(kept.length === 0 ? [] : [`${kept.join(', ')} as values, not as missing`]),
    ...(alike === undefined
      ? []
      : [`levels that differ by ${alike.map((kind) => alikeTexts[kind]).join(' or ')} alone as one`]),
  ]
  return said.join(', ') || 'nothing of its own'
}
