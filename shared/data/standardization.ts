import type { Standardization } from '../contract/runSpec'
import { sortNumbers } from './sortNumbers'
import { moments, quantile } from './statistics'

/** A number enters the network as (value - center) / scale. */
export interface Scaling {
  center: number
  scale: number
}

/**
 * Fits the scaling of one column to its training values, which must be finite.
 *
 * - `none`: the values as they are.
 * - `zscore`: mean 0 and population standard deviation 1.
 * - `minmax`: smallest value 0, largest 1.
 * - `robust`: median 0 and interquartile range 1 (quantiles of type 7).
 *
 * A spread of 0 becomes the scale 1, so that a constant column is exactly 0.
 */
export function fitScaling(values: Float64Array, rule: Standardization): Scaling {
  if (rule === 'none' || values.length === 0) return { center: 0, scale: 1 }
  if (rule === 'zscore') {
    const { mean, sd } = moments(values)
    return { center: mean, scale: usable(sd) }
  }
  const ascending = sortNumbers(values.slice())
  if (rule === 'minmax') {
    const min = quantile(ascending, 0)
    return { center: min, scale: usable(quantile(ascending, 1) - min) }
  }
  return { center: quantile(ascending, 0.5), scale: usable(quantile(ascending, 0.75) - quantile(ascending, 0.25)) }
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
