import { firstAtLeast } from '../../../math/firstAtLeast'
import type { Ascending } from '../../../math/statistics'

/**
 * Quantiles of ascending values at even shares from 0 to 1: type 7 of Hyndman and Fan (The American Statistician 50, 1996),
 * linear between order statistics. As many as there are values, but at most `most`; values that are all the same give one.
 */
export function quantileTable(ascending: Ascending, most: number): number[] {
  const n = ascending.length
  const first = ascending.at(0)
  if (first === undefined) return []
  if (first === ascending.at(n - 1)) return [first]
  const count = Math.min(n, most)
  const table = [first]
  let least = first
  for (let i = 1; i < count; i++) {
    const position = ((n - 1) * i) / (count - 1)
    const below = Math.floor(position)
    const low = ascending.at(below) as number
    const high = ascending.at(Math.min(below + 1, n - 1)) as number
    // Rounding must not put a quantile below the one before it, or above the values that it lies between.
    least = Math.min(Math.max(between(low, high, position - below), least), high)
    table.push(least)
  }
  return table
}

function between(low: number, high: number, part: number): number {
  if (part === 0 || low === high) return low
  const gap = high - low
  return Number.isFinite(gap) ? low + part * gap : low * (1 - part) + high * part
}

/**
 * The place of a value among quantiles at even shares, 0 to 1: linear between two of them, the middle of their places where
 * several are equal to it. At or below the first it is 0, at or above the last 1, as in scikit-learn's QuantileTransformer with uniform
 * output.
 * @param table ascending, at least one
 */
export function placeAmong(table: Float64Array, value: number): number {
  const last = table.length - 1
  if (!(value > (table[0] as number))) return value !== value ? value : 0
  if (value >= (table[last] as number)) return 1
  const first = firstAtLeast(table, value)
  const found = table[first] as number
  if (found === value) {
    let final = first
    while (table[final + 1] === value) final += 1
    return (first + final) / (2 * last)
  }
  const below = table[first - 1] as number
  const gap = found - below
  const part = Number.isFinite(gap) ? (value - below) / gap : (value / 2 - below / 2) / (found / 2 - below / 2)
  return (first - 1 + part) / last
}
