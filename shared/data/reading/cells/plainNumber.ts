import { exactQuotient, largestExactPower } from './exactQuotient'

const zero = 0x30
const minus = 0x2d
/** Digits of a half, so that it is an int32. */
const half = 9
/** An integer of more digits may be more than float64 holds. */
const exactDigits = 15

/**
 * Reads numbers straight from their digits: an optional minus, digits without a needless leading zero, and where there is a decimal
 * mark at least one digit after it. What needs more than 18 significant digits is left to the text.
 */
export class PlainNumbers {
  /** Of the last number found. */
  readonly value = new Float64Array(1)

  /** @param decimal the byte of the decimal mark */
  constructor(readonly decimal: number) {}

  /**
   * @param bytes with a byte behind the last cell that is no digit
   * @returns the index behind the number that begins at `from`, -1 where there is none; the caller sees whether the cell ends there
   */
  scan(bytes: Uint8Array, from: number): number {
    let at = from
    let digit = (bytes[at] as number) - zero
    const negative = digit === minus - zero
    if (negative) digit = (bytes[++at] as number) - zero
    if (digit < 0 || digit > 9) return -1
    let high = digit
    // Significant digits so far, without leading zeros.
    let digits = digit === 0 ? 0 : 1
    let low = 0
    digit = (bytes[++at] as number) - zero
    if (digits === 0 && digit >= 0 && digit <= 9) return -1
    for (; digit >= 0 && digit <= 9; digit = (bytes[++at] as number) - zero) {
      if (digits < half) high = (Math.imul(high, 10) + digit) | 0
      else low = (Math.imul(low, 10) + digit) | 0
      digits += 1
      if (digits > exactDigits) return -1
    }
    let scale = 0
    if (digit === this.decimal - zero) {
      const first = at + 1
      digit = (bytes[++at] as number) - zero
      if (digits === 0) for (; digit === 0; digit = (bytes[++at] as number) - zero);
      for (; digit >= 0 && digit <= 9 && digits < half; digit = (bytes[++at] as number) - zero) {
        high = (Math.imul(high, 10) + digit) | 0
        digits += 1
      }
      for (; digit >= 0 && digit <= 9; digit = (bytes[++at] as number) - zero) {
        low = (Math.imul(low, 10) + digit) | 0
        digits += 1
        if (digits > 2 * half) return -1
      }
      scale = at - first
      if (scale === 0 || scale > largestExactPower) return -1
    }
    const value =
      digits <= half && scale === 0 ? high : exactQuotient(high, low, digits > half ? digits - half : 0, scale)
    this.value[0] = negative ? -value : value
    return Number.isNaN(value) ? -1 : at
  }
}
