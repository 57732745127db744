const wordPairs = [
  ['false', 'true'],
  ['no', 'yes'],
] as const
const pairs = [...wordPairs, ['0', '1']] as const
const longestWord = 5

/** The boolean word a cell spells in any case, in lower case; null where it spells none. */
export function booleanWord(cell: string): string | null {
  const trimmed = cell.trim()
  if (trimmed.length > longestWord) return null
  const word = trimmed.toLowerCase()
  return wordPairs.some((pair) => pair.some((entry) => entry === word)) ? word : null
}

/** Whether the levels are words of one boolean pair: true and false, or yes and no. */
export function areBooleans(levels: readonly string[]): boolean {
  if (levels.length === 0) return false
  const words = levels.map(booleanWord)
  return wordPairs.some((pair) => words.every((word) => pair.some((entry) => entry === word)))
}

/**
 * The level of each text in a boolean column, null where it is no boolean: the words true and false, yes and no, and 0 and 1, in any
 * case. A text stays as it is written where each word is written in one way; where not, its level is the word in lower case. Words
 * of several pairs all become true and false.
 */
export function booleanLevels(texts: readonly string[]): (string | null)[] {
  const words = texts.map((text) => {
    const word = text.trim().toLowerCase()
    return pairs.some((pair) => pair.some((entry) => entry === word)) ? word : null
  })
  const present = words.filter((word) => word !== null)
  if (!isOnePair(present)) {
    return words.map((word) => (word === null ? null : pairs.some((pair) => pair[1] === word) ? 'true' : 'false'))
  }
  const asWritten = new Set(present).size === present.length
  return words.map((word, index) => (word !== null && asWritten ? (texts[index] as string) : word))
}

function isOnePair(words: readonly string[]): boolean {
  return pairs.some((pair) => words.every((word) => pair.some((entry) => entry === word)))
}
