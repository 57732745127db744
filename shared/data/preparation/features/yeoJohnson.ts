import { expm1, log, log1p } from '../../../math/elementary'
import { extremes, isRounding } from '../../../math/roundingSpread'
import { accurateSum } from '../../../math/statistics'
import { weightedMoments } from '../../../math/weightedStatistics'
import { minimize } from './brent'

/** Between these the power is sought: what is best beyond them bends the values more than numbers of 64 bits can follow. */
const [lowestPower, highestPower] = [-10, 10]

/**
 * The power transform of Yeo and Johnson (Biometrika 87, 2000): ((x + 1)^λ - 1) / λ for x >= 0 and
 * -((1 - x)^(2 - λ) - 1) / (2 - λ) for x < 0; logarithms at λ = 0 and λ = 2. λ = 1 leaves every value as it is.
 */
export function yeoJohnson(x: number, lambda: number): number {
  if (lambda === 1) return x
  return fromLogarithm(x < 0 ? -log1p(-x) : log1p(x), lambda)
}

/** Of sign(x) ln(1 + |x|). */
function fromLogarithm(logarithm: number, lambda: number): number {
  if (logarithm < 0) {
    const power = 2 - lambda
    return power === 0 ? logarithm : -expm1(-power * logarithm) / power
  }
  return lambda === 0 ? logarithm : expm1(lambda * logarithm) / lambda
}

/**
 * The power that makes the values most like a normal distribution: the maximum of the profile likelihood
 * -n/2 ln(variance of the transformed values) + (λ - 1) Σ sign(x) ln(1 + |x|), between -10 and 10.
 * @param weights how often each value counts; null where each counts once
 * @param values finite; values that are all the same but for rounding, or none, give 1
 */
export function fitYeoJohnson(values: Float64Array, weights: Float64Array | null = null): number {
  const n = values.length
  if (n === 0 || isRounding(...extremes(values))) return 1
  const logarithms = values.map((x) => (x < 0 ? -log1p(-x) : log1p(x)))
  const weightAt = (i: number) => (weights === null ? 1 : (weights[i] as number))
  const rows = weights === null ? n : accurateSum(n, weightAt)
  const sum = accurateSum(n, (i) => weightAt(i) * (logarithms[i] as number))
  const transformed = new Float64Array(n)
  const cost = (lambda: number): number => {
    for (let i = 0; i < n; i++) transformed[i] = fromLogarithm(logarithms[i] as number, lambda)
    const { sd } = weightedMoments(transformed, weights)
    // Where rounding leaves no variance at all, nothing is known of the likelihood.
    return sd > 0 ? rows * log(sd) - (lambda - 1) * sum : Number.NaN
  }
  return minimize(cost, lowestPower, highestPower)
}
