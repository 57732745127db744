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
  const order = Uint32Array.from(values.keys())
    .filter((at) => (weights[at] as number) > 0)
    .sort((a, b) => (values[a] as number) - (values[b] as number))
  const total = order.reduce((sum, at) => sum + (weights[at] as number), 0)
  let sum = 0
  for (let i = 0; i < order.length; i++) {
    const at = order[i] as number
    sum += weights[at] as number
    if (sum < total / 2 - rounding * total) continue
    const value = values[at] as number
    const next = order[i + 1]
    if (sum > total / 2 + rounding * total || next === undefined) return value
    return value + 0.5 * ((values[next] as number) - value)
  }
  return Number.NaN
}
