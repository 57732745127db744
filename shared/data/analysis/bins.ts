import { binCount, equalBins } from '../../math/equalBins'
import { type CategoryColumn, type NumberColumn, missingCode } from '../table/table'

/** The bin of each row, and what each bin is called. */
export interface Bins {
  labels: string[]
  /** `missingCode` for rows in no bin. */
  of: Uint32Array
}

/** In UTF-16 code units. Longer labels are cut. */
const longestLabel = 100
const day = 86_400_000

/** Twenty bins of equal width over the values that are there, the last with the largest; one for a column of a single value. */
export function numberBins({ type, values }: NumberColumn): Bins {
  let least = Infinity
  let most = -Infinity
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value < least) least = value
    if (value > most) most = value
  }
  const of = new Uint32Array(values.length).fill(missingCode)
  if (least > most) return { labels: [], of }
  const text = type === 'date' ? dateText(most - least) : numberText
  if (least === most) {
    for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) of[row] = 0
    return { labels: [text(least)], of }
  }
  const bins = equalBins(least, most)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (!Number.isNaN(value)) of[row] = bins.binOf(value)
  }
  const edge = (index: number): string => text(bins.edge(index))
  return { labels: Array.from({ length: binCount }, (_, index) => `${edge(index)} to ${edge(index + 1)}`), of }
}

/** The twenty most frequent levels, the most frequent first; other rows are in no bin. */
export function levelBins({ codes, levels }: CategoryColumn): Bins {
  const order = byFrequency(codes, levels.length).slice(0, binCount)
  return { labels: order.map((code) => shortened(levels[code] as string)), of: placesOf(codes, order, levels.length) }
}

/** Levels that any row has, the most frequent first; equally frequent ones in the order of the column. */
export function byFrequency(codes: Uint32Array, count: number): number[] {
  const frequency = new Uint32Array(count)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code !== missingCode) frequency[code] = (frequency[code] as number) + 1
  }
  return Array.from(frequency.keys())
    .filter((code) => frequency[code] !== 0)
    .sort((first, second) => (frequency[second] as number) - (frequency[first] as number) || first - second)
}

/** The place of each row's code in the order; `missingCode` where it has none. */
export function placesOf(codes: Uint32Array, order: readonly number[], count: number): Uint32Array {
  const places = new Uint32Array(count).fill(missingCode)
  order.forEach((code, place) => (places[code] = place))
  const of = new Uint32Array(codes.length).fill(missingCode)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code !== missingCode) of[row] = places[code] as number
  }
  return of
}

export function numberText(value: number): string {
  return String(Number(value.toPrecision(6)))
}

/** A date, with the time where all of them lie within a few days. */
export function dateText(range: number): (value: number) => string {
  return (value) => {
    const text = new Date(value).toISOString()
    return range > 5 * day ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
  }
}

export function shortened(level: string): string {
  if (level.length <= longestLabel) return level
  // Half of a surrogate pair is no character.
  return `${level.slice(0, longestLabel - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
