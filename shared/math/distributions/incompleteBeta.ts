import { exp } from '../elementary'
import { halfDeviance, halfLog2Pi, stirlingError } from './stirling'

/** Keeps the fractions of Lentz's method from dividing by 0. */
const tiny = 1e-300

/** Many times the terms that the largest parameters need, whose number goes with their square root. */
const mostTerms = 1_000_000

/**
 * The regularized incomplete beta function I_x(a, b), for a, b > 0, by a continued fraction (of Abramowitz and Stegun 26.5.8) with
 * Lentz's method, where that converges fast, else as 1 - I_(1-x)(b, a).
 * @param x from 0 to 1
 * @param y 1 - x, given apart so that neither has lost figures
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) return NaN
  if (x === 0) return 0
  if (y === 0) return 1
  return x <= (a + 1) / (a + b + 2) ? byFraction(a, b, x, y) : 1 - byFraction(b, a, y, x)
}

/**
 * x^a y^b / B(a, b) over the continued fraction β₀ + α₁ / (β₁ + α₂ / (β₂ + ...)), the even part of the fraction above as DiDonato and
 * Morris give it (ACM Transactions on Mathematical Software 18, 1992, formula 9). By y its terms do not cancel where x is almost 1.
 */
function byFraction(a: number, b: number, x: number, y: number): number {
  const sum = a + b
  const exponent =
    stirlingError(sum) - stirlingError(a) - stirlingError(b) - halfDeviance(a, sum * x) - halfDeviance(b, sum * y)
  // 1 / B(a, b) = sqrt(ab / (2π (a + b))) times the powers that the deviances hold.
  const front = Math.sqrt((a * b) / sum) * exp(exponent - halfLog2Pi)
  const offset = a * y - b * x + 1
  const denominator = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (offset + m * (1 + y))) / (a + 2 * m + 1)
  let fraction = unlessZero((a * offset) / (a + 1))
  let c = fraction
  let d = 0
  for (let m = 1; m < mostTerms; m++) {
    const before = a + 2 * m - 1
    const numerator = (((a + m - 1) * x) / before) * (((sum + m - 1) * x) / before) * m * (b - m)
    d = 1 / unlessZero(denominator(m) + numerator * d)
    c = unlessZero(denominator(m) + numerator / c)
    const factor = c * d
    fraction *= factor
    if (Math.abs(factor - 1) < 2e-16) break
  }
  return front / fraction
}

const unlessZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
