import { isRounding } from '../../../math/roundingSpread'
import { missingCode } from '../../table/table'
import type { Groups } from './groups'

export interface GroupedSpread {
  /** From 0, all groups have the same mean, to 1, the groups account for the whole spread; NaN where it is not defined. */
  ratio: number
  /** Of each group, relative to each other: higher where the mean of its values is. */
  means: Float64Array
  /** Rows where both are there. */
  rows: number
}

/**
 * The correlation ratio η = √(Σ nₖ (meanₖ - mean)² / Σ (x - mean)²) of numbers by groups (Pearson 1905; Fisher 1925): the root of the
 * share of the variance that lies between the groups. With two groups it is the absolute point-biserial correlation. Over the rows where
 * both are there; NaN where the numbers never vary, or where fewer than two groups have any of them.
 *
 * Deviations are taken from the first value and divided by the largest, so that no square overflows.
 */
export function correlationRatio(values: Float64Array, { of, count }: Groups): GroupedSpread {
  const sums = new Float64Array(count)
  const sizes = new Float64Array(count)
  let [least, most, start, rows] = [Infinity, -Infinity, Number.NaN, 0]
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (of[row] === missingCode || Number.isNaN(value)) continue
    if (rows === 0) start = value
    rows += 1
    if (value < least) least = value
    if (value > most) most = value
  }
  const none = { ratio: Number.NaN, means: sums, rows }
  if (rows < 2 || isRounding(least, most)) return none
  const scale = Math.max(most / 2 - start / 2, start / 2 - least / 2) * 2
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const [value, group] = [values[row] as number, of[row] as number]
    if (group === missingCode || Number.isNaN(value)) continue
    const deviation = (value - start) / scale
    sums[group] = (sums[group] as number) + deviation
    sizes[group] = (sizes[group] as number) + 1
    total += deviation
  }
  const mean = total / rows
  const means = sums.map((sum, group) => sum / (sizes[group] as number))
  let [between, within] = [0, 0]
  for (let group = 0; group < count; group++) {
    if (sizes[group] !== 0) between += (sizes[group] as number) * ((means[group] as number) - mean) ** 2
  }
  for (let row = 0; row < values.length; row++) {
    const [value, group] = [values[row] as number, of[row] as number]
    if (group === missingCode || Number.isNaN(value)) continue
    within += ((value - start) / scale - (means[group] as number)) ** 2
  }
  if (sizes.filter((size) => size > 0).length < 2) return none
  return { ratio: Math.sqrt(between / (between + within)), means, rows }
}
