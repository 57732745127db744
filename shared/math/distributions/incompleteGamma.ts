import { exp } from '../elementary'
import { halfDeviance, halfLog2Pi, stirlingError } from './stirling'

/** What is below this share of the rest is rounding. */
const rounding = 1e-17

/** Keeps the fractions of Lentz's method from dividing by 0. */
const tiny = 1e-300

/** Many times the terms that the largest shape needs, whose number goes with its square root. */
const mostTerms = 1_000_000

/**
 * The regularized incomplete gamma functions P(a, x) = γ(a, x) / Γ(a) and Q = 1 - P, for a > 0 and x >= 0; the smaller one is computed and
 * the other is the rest, so that Q keeps its figures far out.
 *
 * Below a + 1 the series P = x^a e^-x / Γ(a + 1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + ...), above it the continued fraction of Q by Lentz's
 * method (Abramowitz and Stegun 6.5.29 and 6.5.31; Thompson and Barnett, Journal of Computational Physics 64, 1986).
 */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (!(a > 0) || !(x >= 0)) return { lower: NaN, upper: NaN }
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  // x^a e^-x / Γ(a), by Stirling's error: Γ(a) = sqrt(2π / a) (a / e)^a e^δ.
  const front = Math.sqrt(a) * exp(-halfDeviance(a, x) - stirlingError(a) - halfLog2Pi)
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < mostTerms && term > rounding * sum; n++) {
      term *= x / (a + n)
      sum += term
    }
    const lower = front * sum
    return { lower, upper: 1 - lower }
  }
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < mostTerms; n++) {
    const an = -n * (n - a)
    b += 2
    d = an * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + an / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const factor = d * c
    fraction *= factor
    if (Math.abs(factor - 1) < 2e-16) break
  }
  const upper = front * fraction
  return { lower: 1 - upper, upper }
}
