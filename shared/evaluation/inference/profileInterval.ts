import { solveCholesky } from '../../math/cholesky'
import { type Likelihood, dot } from './likelihood'
import { type Maximum, maximise, mostSteps, varianceOf } from './maximise'

/** Ends that are not found in so many steps do not exist, or are out of reach. */
const mostSearches = 60

/**
 * The profile likelihood interval of one coefficient c·θ: the values b for which 2 (ℓ(θ̂) - max ℓ on c·θ = b) <= z² (Venzon and Moolgavkar,
 * Applied Statistics 37, 1988). The signed root r of that difference is nearly straight in b, so that Newton's steps on r = z come to an
 * end after a few; the slope of the profile is Lagrange's multiplier at its maximum.
 * @param z quantile of the normal distribution: 1.96 for 95 %
 * @returns its ends; null for one that does not exist or was not found
 */
export function profileInterval(
  likelihood: Likelihood,
  maximum: Maximum,
  combination: Float64Array,
  z: number,
  steps = mostSteps,
): [number | null, number | null] {
  const { size } = likelihood
  const estimate = dot(combination, maximum.parameters)
  const standardError = Math.sqrt(varianceOf(maximum.factor, size, combination))
  const end = (side: -1 | 1): number | null => {
    let value = estimate + side * z * standardError
    let from = maximum.parameters
    for (let search = 0; search < mostSearches; search++) {
      const found = maximise(likelihood, from, { factors: combination, value }, steps)
      if (found === null) {
        // Too far out: halfway back.
        value = (value + estimate) / 2
        from = maximum.parameters
        continue
      }
      from = found.parameters
      const root = Math.sqrt(Math.max(0, 2 * (maximum.value - found.value)))
      const along = combination.slice()
      solveCholesky(found.factor, size, along)
      const slope = dot(along, found.score) / dot(along, combination)
      const step = ((root - z) * root) / slope
      if (!Number.isFinite(step)) return null
      const most = 2 * Math.abs(value - estimate)
      const next = value + Math.max(-most, Math.min(most, step))
      if (Math.abs(next - value) <= 1e-11 * standardError || Math.abs(root - z) < 1e-12) {
        // Where the profile is flat the steps end without having reached the bound.
        return Math.abs(root - z) < 1e-6 ? next : null
      }
      // Never across the estimate.
      value = (next - estimate) * side > 0 ? next : (value + estimate) / 2
    }
    return null
  }
  return [end(-1), end(1)]
}
