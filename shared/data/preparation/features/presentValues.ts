import type { ColumnMissingRule } from '../../../spec/runSpec'
import { extremes, isRounding } from '../../../math/roundingSpread'
import { sortNumbers } from '../../../math/sortNumbers'
import { weightedMedian } from '../../../math/weightedMedian'
import { heaviest, weightedMoments } from '../../../math/weightedStatistics'

/** The values of these rows that are there, in the order of the rows, in an array of their own. */
export function presentValues(values: Float64Array, rows: Uint32Array, zeroIsMissing: boolean): Float64Array {
  const present = new Float64Array(rows.length)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i] as number] as number
    if (value === value && !(zeroIsMissing && value === 0)) present[count++] = value
  }
  return present.subarray(0, count)
}

/** The weights of the same rows, in the same order. */
export function presentWeights(
  values: Float64Array,
  rows: Uint32Array,
  zeroIsMissing: boolean,
  weights: Float64Array | null,
): Float64Array | null {
  if (weights === null) return null
  return weights.filter((_, place) => {
    const value = values[rows[place] as number] as number
    return value === value && !(zeroIsMissing && value === 0)
  })
}

/** What stands for a missing number, by the rule of the feature: null where its row is left out. */
export function imputedNumber(
  present: Float64Array,
  weights: Float64Array | null,
  rule: ColumnMissingRule,
  constant: number,
): number | null {
  switch (rule) {
    case 'mean':
      return weightedMoments(present, weights).mean
    case 'median':
      return weightedMedian(present, weights)
    case 'mostFrequent':
      return weights === null ? mostFrequent(present) : heaviest(present, weights)
    case 'constant':
      return constant
    default:
      return null
  }
}

/** The value that is there most often; the smallest of them on a tie, as in scikit-learn and SciPy. */
export function mostFrequent(present: Float64Array): number {
  const ascending = sortNumbers(present.slice())
  let best = Number.NaN
  let most = 0
  for (let start = 0; start < ascending.length;) {
    let end = start + 1
    while (end < ascending.length && ascending[end] === ascending[start]) end += 1
    if (end - start > most) {
      most = end - start
      best = ascending[start] as number
    }
    start = end
  }
  // Of zeros of both signs the plain one.
  return best + 0
}

/** Whether all values are the same number, but for rounding. */
export function areEqual(values: Float64Array): boolean {
  return values.length === 0 || isRounding(...extremes(values))
}
