import { booleanWordPairs as wordPairs } from '../../../spec/words/booleanWords'

const pairs = [...wordPairs, ['0', '1']] as const
const words: ReadonlySet<string> = new Set(wordPairs.flat())
const longestWord = 10

/** The boolean word a cell spells in any case, in lower case; null where it spells none. */
export function booleanWord(cell: string): string | null {
  const trimmed = cell.trim()
  if (trimmed.length > longestWord) return null
  const word = trimmed.toLowerCase()
  return words.has(word) ? word : null
}

/** Whether a cell says yes, by a word of any pair or by 1; null where it says neither yes nor no. */
export function booleanSense(cell: string): boolean | null {
  const word = cell.trim().toLowerCase()
  if (word.length > longestWord) return null
  const pair = pairs.find((entries) => entries.some((entry) => entry === word))
  return pair === undefined ? null : pair[1] === word
}

/** Whether the levels are words of one boolean pair, such as true and false, or ja and nein. */
export function areBooleans(levels: readonly string[]): boolean {
  if (levels.length === 0) return false
  const spelled = levels.map(booleanWord)
  return wordPairs.some((pair) => spelled.every((word) => pair.some((entry) => entry === word)))
}

/** Whether the levels are 0 and 1 beside true and false (any pair of words): two spellings of the same. */
export function areBooleansAndDigits(levels: readonly string[]): boolean {
  const others = levels.filter((level) => level.trim() !== '0' && level.trim() !== '1')
  return others.length < levels.length && areBooleans(others)
}

/**
 * The level of each text in a boolean column, null where it is no boolean: words such as true and false, yes and no, and 0 and 1, in any
 * case. A text stays as it is written where each word is written in one way; where not, its level is the word in lower case. Words
 * of several pairs all become true and false.
 */
export function booleanLevels(texts: readonly string[]): (string | null)[] {
  const spelled = texts.map((text) => {
    const word = text.trim().toLowerCase()
    return pairs.some((pair) => pair.some((entry) => entry === word)) ? word : null
  })
  const present = spelled.filter((word) => word !== null)
  if (!isOnePair(present)) {
    return spelled.map((word) => (word === null ? null : pairs.some((pair) => pair[1] === word) ? 'true' : 'false'))
  }
  const asWritten = new Set(present).size === present.length
  return spelled.map((word, index) => (word !== null && asWritten ? (texts[index] as string) : word))
}

function isOnePair(spelled: readonly string[]): boolean {
  return pairs.some((pair) => spelled.every((word) => pair.some((entry) => entry === word)))
}
