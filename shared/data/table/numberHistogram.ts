import type { ColumnInfo } from '../../spec/columnInfo'
import { binCount, equalBins } from '../../math/equalBins'

/**
 * Twenty bins of equal width; the last holds the maximum. A single value is a single bin, no value none.
 *
 * @param textOf a value as it is shown
 */
export function histogramOf(
  ascending: Float64Array,
  kind: 'number' | 'date',
  textOf: (value: number) => string,
): ColumnInfo['histogram'] {
  const { length } = ascending
  if (length === 0) return { labels: [], counts: [] }
  const min = ascending[0] as number
  const max = ascending[length - 1] as number
  if (min === max) return { labels: [textOf(min)], counts: [length] }
  const bins = equalBins(min, max)
  const starts = Array.from({ length: binCount + 1 }, (_, bin) =>
    firstAtLeast(ascending, (value) => bins.binOf(value) >= bin),
  )
  const edge = (index: number): string => {
    const value = bins.edge(index)
    return kind === 'date' ? textOf(Math.round(value)) : String(Number(value.toPrecision(6)))
  }
  const counts = Array.from({ length: binCount }, (_, bin) => (starts[bin + 1] as number) - (starts[bin] as number))
  return { labels: counts.map((_, index) => `${edge(index)} to ${edge(index + 1)}`), counts }
}

/** The place of the first value that reaches the bin; what does comes after what does not, since rounding keeps the order. */
function firstAtLeast(ascending: Float64Array, reaches: (value: number) => boolean): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (reaches(ascending[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}
