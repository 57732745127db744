import { type Interval, normal975 } from './interval'

/**
 * Wilson's score interval of a share (Journal of the American Statistical Association 22, 1927): the shares p for which what was observed
 * lies within z standard errors, √(p (1 - p) / n), of p. Unlike p ± z √(p (1 - p) / n) it stays within 0 and 1, and has a width where
 * every row or none is counted.
 *
 * @param share the observed one
 * @param n how many rows it is a share of; with weights the effective number of rows, (Σ w)² / Σ w² (Kish, "Survey sampling", 1965)
 * @returns null without rows
 */
export function wilson(share: number, n: number): Interval | null {
  if (!(n > 0) || Number.isNaN(share)) return null
  const square = normal975 * normal975
  const centre = share + square / (2 * n)
  const reach = normal975 * Math.sqrt((share * (1 - share) + square / (4 * n)) / n)
  const whole = 1 + square / n
  // Rounding leaves the ends a bit off where they are exactly 0 or 1.
  return {
    low: share === 0 ? 0 : Math.max(0, (centre - reach) / whole),
    high: share === 1 ? 1 : Math.min(1, (centre + reach) / whole),
  }
}
