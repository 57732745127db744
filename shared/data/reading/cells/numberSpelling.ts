import type { Reading } from '../../../spec/reading'
import { marks } from './marks'

/** Reads the spelling of a number. */
export interface NumberReader {
  /** The number that a text without blanks around spells: NaN where none, infinite where float64 cannot hold it ("inf", "1e400"). */
  value(text: string): number
  /** The marks of a text whose value is a number. */
  marks(text: string, value: number): number
}

const zero = 48
const nine = 57
const minus = 45
/** 15 digits and a mark: what fits is below 2^53, and its division by a power of ten is rounded once. */
const longestPlain = 16
const powersOfTen = Float64Array.from({ length: 17 }, (_, power) => Number(`1e${power}`))

const infinity = /^[+\-\u2212]?inf(?:inity)?$/i
const otherMinus = /\u2212/g
/** A thin space and a figure space are blanks between thousands too. */
export const blankBetweenThousands = '[ \\u00a0\\u2007\\u2009\\u202f]'
/** A minus may be U+2212 (MINUS SIGN): it can mean nothing else. */
export const signPattern = '[+\\-\\u2212]'
const marksAsPatterns = { '.': '\\.', ',': ',', "'": "['\u2019]", ' ': blankBetweenThousands } as const

/**
 * The number that a short plain text spells (optional minus, digits without a needless leading zero, decimal mark, digits), as
 * Number() rounds it, or NaN where it takes a closer look. An integer below 2^53 divided by a power of ten up to 10^22 is
 * rounded correctly (Clinger, "How to read floating point numbers accurately", PLDI 1990).
 *
 * @param decimalMark its UTF-16 code unit
 */
export function plainNumber(text: string, decimalMark: number): number {
  const { length } = text
  const start = text.charCodeAt(0) === minus ? 1 : 0
  if (length - start > longestPlain || length === start) return Number.NaN
  const first = text.charCodeAt(start)
  if (first < zero || first > nine) return Number.NaN
  if (first === zero && length > start + 1 && text.charCodeAt(start + 1) !== decimalMark) return Number.NaN
  let digits = 0
  let mark = -1
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code >= zero && code <= nine) digits = digits * 10 + (code - zero)
    else if (code === decimalMark && mark < 0) mark = at
    else return Number.NaN
  }
  if (digits > Number.MAX_SAFE_INTEGER) return Number.NaN
  const value = mark < 0 ? digits : digits / (powersOfTen[length - 1 - mark] as number)
  return start === 1 ? -value : value
}

/** A number's spelling: optional sign, digits, decimal mark, exponent; or groups of three digits with a mark between. */
export function createNumberReader({ decimal, thousands }: Pick<Reading, 'decimal' | 'thousands'>): NumberReader {
  const mark = marksAsPatterns[decimal]
  const plain = new RegExp(
    `^${signPattern}?(?:(?:0|[1-9]\\d*)(?:${mark}\\d*)?|${mark}\\d+)(?:[eE]${signPattern}?\\d+)?$`,
  )
  const separator = thousands === 'none' ? null : marksAsPatterns[thousands]
  const grouped =
    separator === null ? null : new RegExp(`^${signPattern}?[1-9]\\d{0,2}(?:${separator}\\d{3})+(?:${mark}\\d*)?$`)
  const separators = separator === null ? null : new RegExp(separator, 'g')

  /** As Number() reads it. */
  const canonical = (text: string): string => {
    const joined = separators && grouped?.test(text) ? text.replace(separators, '') : text
    const signed = joined.replace(otherMinus, '-')
    return decimal === ',' ? signed.replace(',', '.') : signed
  }
  return {
    value: (text) => {
      if (plain.test(text) || grouped?.test(text) === true) return Number(canonical(text))
      if (infinity.test(text)) return text.startsWith('-') || text.startsWith('\u2212') ? -Infinity : Infinity
      return Number.NaN
    },
    marks: (text, value) => {
      if (!Number.isFinite(value)) return marks.notFinite
      const spelled = canonical(text)
      let found = marks.number
      if (grouped?.test(text) === true) found |= marks.thousands
      if (text.includes('\u2212')) found |= marks.otherMinus
      if (/[eE]/.test(spelled)) found |= marks.exponent
      if (!Number.isInteger(value)) found |= marks.fraction
      else if (Math.abs(value) > Number.MAX_SAFE_INTEGER) found |= marks.large
      if (losesDigits(spelled, value)) found |= marks.notExact
      return found
    },
  }
}

const integer = /^[+-]?(\d+)$/

/** Whether float64 cannot hold the integer that is spelled, or a number became 0. */
export function losesDigits(spelled: string, value: number): boolean {
  if (value === 0) return /^[^eE]*[1-9]/.test(spelled)
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return false
  const digits = integer.exec(spelled)?.[1]
  return digits !== undefined && BigInt(digits) !== BigInt(Math.abs(value))
}

/**
 * Whether a text that spells no number would spell one with the other decimal mark: `clear` where that mark cannot separate thousands
 * instead ("31,4"; "1,000" may be either).
 */
export function otherDecimal(text: string, decimal: Reading['decimal']): 'no' | 'maybe' | 'clear' {
  const pattern = decimal === '.' ? /^[+\-\u2212]?\d+,\d+$/ : /^[+\-\u2212]?\d+\.\d+$/
  if (!pattern.test(text)) return 'no'
  return /^[+\-\u2212]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? 'maybe' : 'clear'
}
