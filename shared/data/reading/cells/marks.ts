/**
 * What is noted of a cell, as bits. Every cell has exactly one of the first ten; the others say how it is written.
 */
export const marks = {
  missing: 1,
  /** A finite number. */
  number: 1 << 1,
  notFinite: 1 << 2,
  /** Digits that begin with a needless zero ("007"). */
  leadingZeros: 1 << 3,
  boolean: 1 << 4,
  /** A date that reads the same by every order: it begins with the year, or the order was chosen, or day and month are equal. */
  date: 1 << 5,
  /** A date with the day first, which cannot have the month first. */
  dayFirst: 1 << 6,
  monthFirst: 1 << 7,
  /** A date that may have the day or the month first. */
  eitherFirst: 1 << 8,
  text: 1 << 9,
  exponent: 1 << 10,
  thousands: 1 << 11,
  /** A number that float64 cannot hold: an integer beyond 2^53, or one so small that it became 0. */
  notExact: 1 << 12,
  /** A number that is not whole. */
  fraction: 1 << 13,
  /** A whole number beyond 2^53 - 1. */
  large: 1 << 14,
  /** A time with digits beyond milliseconds that are not 0. */
  fineTime: 1 << 15,
  /** A text that would be a number with the other decimal mark. */
  otherDecimal: 1 << 16,
  /** The same, and the mark cannot separate thousands. */
  clearOtherDecimal: 1 << 17,
  /** A number with U+2212 (MINUS SIGN) for its minus. */
  otherMinus: 1 << 18,
  /** A cell that is read without invisible marks inside it. */
  invisible: 1 << 19,
} as const
export type Mark = keyof typeof marks

export const markNames = Object.keys(marks) as readonly Mark[]
