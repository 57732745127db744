import type { RealArray } from './matrix'
import { median } from './selection'

/** Sums of weights that differ by less than this share of the whole are meant to be equal. */
const rounding = 1e-12

/**
 * The median of values that count by their weights, as if each were there so many times: the first value, from below, whose
 * weights and those before it exceed half of all; halfway to the next where they are half of all. Without weights it is
 * `median`. The values are left as they are; NaN where nothing counts.
 *
 * @param weights as many as values, none below 0; null where each counts once
 */
export function weightedMedian(values: Float64Array, weights: RealArray | null): number {
  if (weights === null) return median(values.slice())
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number))
  return orderedMedian(values, order, weights)
}

/**
 * The same where the order is known: for many sets of weights of the same values.
 * @param order the indices of the values, ascending by value
 */
export function orderedMedian(values: Float64Array, order: Uint32Array, weights: RealArray): number {
  let total = 0
  for (const at of order) total += weights[at] as number
  let sum = 0
  for (let i = 0; i < order.length; i++) {
    const at = order[i] as number
    const weight = weights[at] as number
    sum += weight
    if (!(weight > 0) || sum < total / 2 - rounding * total) continue
    const value = values[at] as number
    if (sum > total / 2 + rounding * total) return value
    let next = i + 1
    while (next < order.length && !((weights[order[next] as number] as number) > 0)) next += 1
    return next < order.length ? value + 0.5 * ((values[order[next] as number] as number) - value) : value
  }
  return Number.NaN
}
