/**
 * About 6e-14. Numbers of 13 figures or fewer that differ do so by more than this share of the larger: a column that was measured or written so is
 * never taken for a constant one. Computed values that are meant to be equal differ by a few roundings of 1e-16 (0.1 + 0.2 is not
 * 0.3), a long sum by some hundred of them; scikit-learn's bound for a constant feature, n · 2.2e-16 of the mean, is of the same size for
 * hundreds of rows.
 */
const share = 2 ** -44

/**
 * Whether values between these two ends are the same number but for rounding. Whole numbers up to 2^53 are exact, however near to
 * each other.
 */
export function isRounding(least: number, most: number): boolean {
  if (least === most) return true
  const isExact = Number.isSafeInteger(least) && Number.isSafeInteger(most)
  return !isExact && most - least <= share * Math.max(Math.abs(least), Math.abs(most))
}

/** The least and the greatest of some numbers; from Infinity to -Infinity where there are none. */
export function extremes(values: Float64Array): [least: number, most: number] {
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return [least, most]
}
