import type { ColumnInfo } from '@shared/spec/columnInfo'
import { barLabels, isMeasured } from './columnFigures'

export interface ColumnBars {
  labels: string[]
  counts: number[]
}

/** Bins are not made wider than a fifth of the extent. */
const fewestBins = 5

/**
 * How a column is spread, for a small picture. Where a column of numbers has so few rows that each stands alone in its bin, bins
 * are joined two and two until some hold more. Null where every bar would be one row: that says nothing.
 */
export function columnBars(column: ColumnInfo): ColumnBars | null {
  const { labels, counts } = column.histogram
  let bars: ColumnBars = { labels: barLabels(column, labels), counts }
  while (isMeasured(column) && isFlat(bars) && bars.counts.length >= 2 * fewestBins) bars = joined(bars)
  return isFlat(bars) ? null : bars
}

function isFlat({ counts }: ColumnBars): boolean {
  return counts.every((count) => count <= 1)
}

/** Labels of bins read "from to to". */
function joined({ labels, counts }: ColumnBars): ColumnBars {
  const pairs = Array.from({ length: Math.ceil(counts.length / 2) }, (_, index) => 2 * index)
  const from = (label = '') => label.split(' to ')[0]
  const to = (label = '') => label.split(' to ').at(-1)
  return {
    labels: pairs.map((at) => `${from(labels[at])} to ${to(labels[at + 1] ?? labels[at])}`),
    counts: pairs.map((at) => (counts[at] ?? 0) + (counts[at + 1] ?? 0)),
  }
}
