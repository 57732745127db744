import type { Standardization } from '../../spec/runSpec'
import { extremes, isRounding } from '../../math/roundingSpread'
import { sortNumbers } from '../../math/sortNumbers'
import { type Ascending, quantile } from '../../math/statistics'
import { copiesInOrder, weightedMoments } from '../../math/weightedStatistics'

/** A number enters the network as (value - center) / scale. */
export interface Scaling {
  center: number
  scale: number
}

/**
 * Fits the scaling of one column to its training values, which must be finite.
 *
 * - `none`, and `quantile`, which is no scaling (features/standardize): the values as they are.
 * - `zscore`: mean 0 and population standard deviation 1.
 * - `minmax`: smallest value 0, largest 1.
 * - `robust`: median 0 and interquartile range 1 (quantiles of type 7).
 * - `maxabs`: largest magnitude 1, 0 stays 0.
 *
 * A spread of 0, or of rounding alone, becomes the scale 1. Values that are all the same become exactly 0, by `maxabs` too.
 *
 * @param weights how often each value counts, above 0 (`rowCounts`); null where each counts once
 */
export function fitScaling(values: Float64Array, rule: Standardization, weights: Float64Array | null = null): Scaling {
  if (rule === 'none' || rule === 'quantile' || values.length === 0) return { center: 0, scale: 1 }
  if (rule === 'zscore') {
    const { mean, sd } = weightedMoments(values, weights)
    return { center: mean, scale: isRounding(...extremes(values)) ? 1 : usable(sd) }
  }
  if (rule === 'robust') {
    const ascending = inOrder(values, weights)
    const [lower, upper] = [quantile(ascending, 0.25), quantile(ascending, 0.75)]
    return { center: quantile(ascending, 0.5), scale: isRounding(lower, upper) ? 1 : usable(upper - lower) }
  }
  // Of zeros of both signs the plain one.
  const [min, max] = extremes(values).map((end) => end + 0) as [number, number]
  if (rule === 'minmax' || min === max) return { center: min, scale: usable(max - min) }
  return { center: 0, scale: Math.max(-min, max) }
}

/** The values in ascending order, each as often as its weight says. */
export function inOrder(values: Float64Array, weights: Float64Array | null): Ascending {
  return weights === null ? sortNumbers(values.slice()) : copiesInOrder(values, weights)
}

function usable(spread: number): number {
  if (spread === Infinity) return Number.MAX_VALUE
  return spread > 0 ? spread : 1
}

export function applyScaling(value: number, scaling: Scaling): number {
  return (value - scaling.center) / scaling.scale
}

/** The inverse of `applyScaling`, but for rounding. */
export function undoScaling(standardized: number, scaling: Scaling): number {
  return standardized * scaling.scale + scaling.center
}
