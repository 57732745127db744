import { linearTicks } from '../ticks'

/** A range that holds all of the values and ends at ticks; from 0 to 1 where there are none. */
export function niceRange(values: readonly number[]): { min: number; max: number } {
  let min = Infinity
  let max = -Infinity
  for (const value of values) {
    if (value < min) min = value
    if (value > max) max = value
  }
  if (min > max) return { min: 0, max: 1 }
  if (min === max) return { min: min - 1, max: max + 1 }
  const [first = min, second = max] = linearTicks(min, max, 6)
  const step = second - first
  return { min: Math.floor(min / step) * step, max: Math.ceil(max / step) * step }
}
