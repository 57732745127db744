/** Powers of ten that float64 holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))
export const largestExactPower = 22

/** Splits a float64 into two halves of 26 bits (Veltkamp). */
const splitter = 2 ** 27 + 1
/** Far above the error of the quotient below (some 2^-104 of it), far below half a unit of its last place (2^-53). */
const doubt = 2 ** -92

/**
 * (high * 10^lowDigits + low) / 10^scale as float64, correctly rounded: the number that the digits spell. NaN where it lies so
 * close to the middle of two float64 that this arithmetic cannot tell.
 *
 * An exact numerator and an exact power of ten make an exact quotient's nearest float64 (Clinger, How to read floating point numbers
 * accurately, 1990). A numerator of more than 53 bits is taken as a sum of two float64; the quotient's remainder then follows
 * from Dekker's exact product, and the sum of quotient and correction is right where adding and taking away the doubt leave it the
 * same (Ziv's rounding test).
 *
 * @param high an integer below 10^9; at least 10^8 where `lowDigits` is not 0
 * @param low an integer below 10^lowDigits
 * @param lowDigits 0 to 9
 * @param scale 0 to 22
 */
export function exactQuotient(high: number, low: number, lowDigits: number, scale: number): number {
  // Below 10^9 * 5^9 < 2^51 without its powers of two: exact.
  const product = high * (powers[lowDigits] as number)
  const numerator = product + low
  const power = powers[scale] as number
  const rest = low - (numerator - product)
  if (rest === 0) return numerator / power
  const quotient = numerator / power
  const correction = (numerator - quotient * power - productError(quotient, power) + rest) / power
  const slack = quotient * doubt
  const value = quotient + (correction + slack)
  return value === quotient + (correction - slack) ? value : Number.NaN
}

/** What rounding took from first * second (Dekker, A floating-point technique for extending the available precision, 1971). */
function productError(first: number, second: number): number {
  const firstHigh = upperHalf(first)
  const secondHigh = upperHalf(second)
  const firstLow = first - firstHigh
  const secondLow = second - secondHigh
  const error = firstHigh * secondHigh - first * second
  return error + firstHigh * secondLow + firstLow * secondHigh + firstLow * secondLow
}

function upperHalf(value: number): number {
  const scaled = value * splitter
  return scaled - (scaled - value)
}
