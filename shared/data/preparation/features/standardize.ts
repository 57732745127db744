import type { Standardization } from '../../../spec/runSpec'
import { type FittedScaling, mostQuantiles } from '../fittedPreparation'
import { extremes, isRounding } from '../../../math/roundingSpread'
import { fitScaling, inOrder } from '../standardization'
import { placeAmong, quantileTable } from './quantiles'

/** Products may be many, and each has a table of its own in the model file. */
export const mostQuantilesOfTerms = 100

/**
 * Fits a standardization to the training values of one input, which must be finite. Values that are all the same become exactly
 * 0 by every rule but `none`; values that are the same but for rounding by every rule.
 * @param weights how often each value counts, above 0; null where each counts once
 * @param most quantiles of the rule `quantile`
 */
export function fitStandardization(
  values: Float64Array,
  rule: Standardization,
  weights: Float64Array | null = null,
  most = mostQuantiles,
): FittedScaling {
  const [least, greatest] = extremes(values)
  if (least < greatest && isRounding(least, greatest)) return { center: least, scale: 1, quantiles: null, flat: true }
  if (rule !== 'quantile' || values.length === 0) return { ...fitScaling(values, rule, weights), quantiles: null }
  return { center: 0, scale: 1, quantiles: quantileTable(inOrder(values, weights), most) }
}

/** From a value to the scale of the network. */
export function standardizer({ center, scale, quantiles, flat }: FittedScaling): (value: number) => number {
  if (flat === true) return (value) => (value === value ? 0 : value)
  if (quantiles === null) return (value) => (value - center) / scale
  const table = Float64Array.from(quantiles)
  return (value) => placeAmong(table, value)
}
