import { type Reading, defaultReading } from '../../contract/reading'
import { type NumberReader, createNumberReader } from './numberSpelling'

/** What of a reading says what a cell is. */
export type CellReading = Pick<Reading, 'decimal' | 'thousands' | 'missingWords' | 'dateOrder'>

interface Spellings {
  numbers: NumberReader
  missing: ReadonlySet<string>
  missingNumbers: ReadonlySet<number>
}

const spellings = new WeakMap<CellReading, Spellings>()

function spellingsOf(reading: CellReading): Spellings {
  const known = spellings.get(reading)
  if (known) return known
  const numbers = createNumberReader(reading)
  const words = reading.missingWords.map((word) => word.trim())
  const missingNumbers = new Set(words.map((word) => numbers.value(word)).filter(Number.isFinite))
  const made = { numbers, missing: new Set(['', ...words]), missingNumbers }
  spellings.set(reading, made)
  return made
}

/**
 * Whether a cell stands for a missing value: empty, or a missing word of the reading. A word that spells a number stands for that
 * number however it is written: with "-999", "-999.0" is missing too. A reading must not be changed after its first use.
 */
export function isMissing(cell: string, reading: CellReading = defaultReading): boolean {
  const { missing, missingNumbers, numbers } = spellingsOf(reading)
  const text = cell.trim()
  return missing.has(text) || (missingNumbers.size > 0 && missingNumbers.has(numbers.value(text)))
}

/**
 * The number a cell spells: NaN where it spells none, an infinity where the number is not finite ("inf", "1e400").
 * Optional sign, digits, decimal mark, exponent, thousands marks of the reading; blanks around are ignored.
 */
export function readNumber(cell: string, reading: CellReading = defaultReading): number {
  return spellingsOf(reading).numbers.value(cell.trim())
}

/** The finite number a cell spells, or null. */
export function parseNumber(cell: string, reading: CellReading = defaultReading): number | null {
  const value = readNumber(cell, reading)
  return Number.isFinite(value) ? value : null
}

const longestLevel = 1000

/** Whether a text of more than 1,000 UTF-16 code units cannot be a level of a category: its column is free text. */
export function isLongText(cell: string): boolean {
  return cell.length > longestLevel
}

const booleanPairs = [
  ['false', 'true'],
  ['no', 'yes'],
] as const
const longestWord = 5

/** The boolean word a cell spells in any case, in lower case; null where it spells none. */
export function booleanWord(cell: string): string | null {
  const trimmed = cell.trim()
  if (trimmed.length > longestWord) return null
  const word = trimmed.toLowerCase()
  return booleanPairs.some((pair) => pair.some((entry) => entry === word)) ? word : null
}

/** Whether the levels are words of one boolean pair: true and false, or yes and no. */
export function areBooleans(levels: readonly string[]): boolean {
  if (levels.length === 0) return false
  const words = levels.map(booleanWord)
  return booleanPairs.some((pair) => words.every((word) => pair.some((entry) => entry === word)))
}
