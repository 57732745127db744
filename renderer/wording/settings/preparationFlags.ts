import type { SettingPath } from '@shared/spec/relevantSettings'
import type { Reading } from '@shared/spec/reading'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'

/** A word of a flag's own small language: quoted where a mark of it would be taken for another thing. */
export function flagWord(text: string): string {
  return text !== '' && !/[",:=<+*]/.test(text) && text.trim() === text ? text : `"${text.replaceAll('"', '""')}"`
}

/** A text that reads like a number is quoted, so that it stays a text. */
function constantWord(value: string | number): string {
  if (typeof value === 'number') return String(value)
  return Number.isNaN(Number(value)) ? flagWord(value) : `"${value}"`
}

/** `income: missing=median, transform=log`: the word of --column for one feature; empty where the rule says nothing. */
export function columnWord(name: string, rule: ColumnRule): string {
  const { missing, constant, indicator, zeroIsMissing, transform, standardization } = rule
  const { encoding, reference, order, rareBelow, unseen, parts } = rule
  const yesOrNo = (key: string, value: boolean | undefined) => (value === false ? `${key}=no` : value && key)
  const given = (key: string, value: string | number | undefined) => value !== undefined && `${key}=${value}`
  const items = [
    given('missing', missing),
    given('constant', constant === undefined ? undefined : constantWord(constant)),
    yesOrNo('indicator', indicator),
    yesOrNo('zero-is-missing', zeroIsMissing),
    given('transform', transform),
    given('standardize', standardization),
    given('encoding', encoding),
    given('reference', reference === undefined ? undefined : flagWord(reference)),
    given('order', order?.map(flagWord).join('<')),
    given('rare-below', rareBelow),
    given('unseen', unseen),
    given('parts', parts?.join('+')),
  ].filter((item) => typeof item === 'string')
  return items.length === 0 ? '' : `${flagWord(name)}: ${items.join(', ')}`
}

/** The flag and the word of each setting of the preparation but target, features and rules; an empty word cannot be given. */
export function preparationFlags(preparation: PreparationSpec): [SettingPath, string, string | number][] {
  return [
    ['preparation.task', '--task', preparation.task],
    ['preparation.weights', '--weights', preparation.weights ?? ''],
    ['preparation.standardization', '--standardize', preparation.standardization],
    ['preparation.missing', '--missing', preparation.missing],
    ['preparation.degree', '--degree', preparation.degree],
    [
      'preparation.interactions',
      '--interactions',
      preparation.interactions.map((pair) => pair.map(flagWord).join('*')).join(','),
    ],
    ['preparation.split', '--split', preparation.split],
    ['preparation.splitColumn', '--split-column', preparation.splitColumn ?? ''],
    ['preparation.folds', '--folds', preparation.folds],
    ['preparation.repeats', '--repeats', preparation.repeats],
    ['preparation.fold', '--fold', preparation.fold + 1],
    ['preparation.validationShare', '--validation', preparation.validationShare],
    ['preparation.testShare', '--test', preparation.testShare],
  ]
}

const delimiterWords: Record<Reading['delimiter'], string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  whitespace: 'whitespace',
}
const quoteWords: Record<Reading['quote'], string> = { '"': 'double', "'": 'single', none: 'none' }
const markWords: Record<Reading['thousands'], string> = {
  none: 'none',
  ',': 'comma',
  '.': 'point',
  "'": 'apostrophe',
  ' ': 'space',
}

/** Flags and words that read a file in exactly this way, whatever would be guessed. */
export function readingFlags(reading: Reading): [flag: string, word: string | null][] {
  return [
    ['--encoding', reading.encoding],
    ['--delimiter', delimiterWords[reading.delimiter]],
    ['--quote', quoteWords[reading.quote]],
    [reading.header ? '--header' : '--no-header', null],
    ['--decimal', markWords[reading.decimal]],
    ['--thousands', markWords[reading.thousands]],
    ['--comment', reading.comment],
    ['--missing-words', reading.missingWords.map(flagWord).join(',')],
    ['--date-order', reading.dateOrder],
    ['--ragged-rows', reading.raggedRows],
    ...Object.entries(reading.types).map(([name, type]): [string, string] => ['--type', `${flagWord(name)}=${type}`]),
  ]
}
