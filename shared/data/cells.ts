/** What a cell is taken for, before the whole column decides its type. */
export type CellKind = 'missing' | 'number' | 'not-exact' | 'not-finite' | 'identifier' | 'text'

const missingWords = new Set(['', 'NA', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', 'null', 'NULL', '?', '-'])
const longestMissingWord = 4

// An integer part with a leading zero ("007") is an identifier, not a number.
const numberPattern = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const infinityPattern = /^[+-]?inf(?:inity)?$/i
const identifierPattern = /^0\d+$/
const integerPattern = /^[+-]?\d+$/
const decimalCommaPattern = /^[+-]?\d+,\d+$/
const thousandsPattern = /^[+-]?[1-9]\d{0,2},\d{3}$/

/** Whether a cell stands for a missing value: empty, or one of NA, N/A, n/a, #N/A, NaN, nan, null, NULL, ? and -. */
export function isMissing(cell: string): boolean {
  const trimmed = cell.trim()
  return trimmed.length <= longestMissingWord && missingWords.has(trimmed)
}

/**
 * The number a cell spells: NaN where it spells none, an infinity where the number is not finite ("inf", "1e400").
 * Optional sign, digits, decimal point, exponent; blanks around are ignored.
 */
export function readNumber(cell: string): number {
  const trimmed = cell.trim()
  if (numberPattern.test(trimmed)) return Number(trimmed)
  if (infinityPattern.test(trimmed)) return trimmed.startsWith('-') ? -Infinity : Infinity
  return Number.NaN
}

/** The finite number a cell spells, or null. */
export function parseNumber(cell: string): number | null {
  const value = readNumber(cell)
  return Number.isFinite(value) ? value : null
}

/** Whether a cell spells a number with a decimal comma ("31,4"). */
export function hasDecimalComma(cell: string): boolean {
  return decimalCommaPattern.test(cell.trim())
}

/** Whether the comma of such a number may as well separate thousands ("1,000"). */
export function mayGroupThousands(cell: string): boolean {
  return thousandsPattern.test(cell.trim())
}

/** Whether float64 cannot hold the integer that the cell spells (beyond 2^53). False for anything but an integer. */
export function losesDigits(cell: string, value: number): boolean {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER || !Number.isFinite(value)) return false
  const trimmed = cell.trim()
  return integerPattern.test(trimmed) && BigInt(trimmed.replace('+', '')) !== BigInt(value)
}

/** `value` is readNumber(cell). */
export function kindOf(cell: string, value: number): CellKind {
  if (!Number.isNaN(value)) {
    if (!Number.isFinite(value)) return 'not-finite'
    return losesDigits(cell, value) ? 'not-exact' : 'number'
  }
  if (isMissing(cell)) return 'missing'
  return identifierPattern.test(cell.trim()) ? 'identifier' : 'text'
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

/** The boolean word a cell spells in any case, in lower case; null where it spells none. */
export function booleanWord(cell: string): string | null {
  const word = cell.trim().toLowerCase()
  return booleanPairs.some((pair) => pair.some((entry) => entry === word)) ? word : null
}

/** Whether the levels are words of one boolean pair: true and false, or yes and no. */
export function areBooleans(levels: readonly string[]): boolean {
  if (levels.length === 0) return false
  const words = levels.map(booleanWord)
  return booleanPairs.some((pair) => words.every((word) => pair.some((entry) => entry === word)))
}
