import type { Dataset } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { count } from '../counts'

/** Rows of each class of a target, in the order of its levels; null where they are too many to list or not known. */
export function classCounts(dataset: Dataset, target: string): { name: string; rows: number }[] | null {
  const column = dataset.columns.find((entry) => entry.name === target)
  const levels = column?.levels ?? null
  if (column === undefined || levels === null || levels.length > 6) return null
  const indices = levels.map((level) => barOf(column, level))
  // Two levels in one bin cannot be told apart.
  if (indices.includes(null) || new Set(indices).size < levels.length) return null
  return levels.map((name, index) => ({ name, rows: column.histogram.counts[indices[index] ?? -1] ?? 0 }))
}

/** The bar of the histogram in which a level is counted: its own, or for numbers the bin of equal width it falls in. */
function barOf(column: ColumnInfo, level: string): number | null {
  const bars = column.histogram.counts.length
  if (column.min === null || column.max === null) {
    const index = column.histogram.labels.indexOf(level)
    return index < 0 ? null : index
  }
  const share = (Number(level) - column.min) / (column.max - column.min)
  return Number.isFinite(share) ? Math.min(bars - 1, Math.floor(share * bars)) : null
}

/** "100 rows · 3 columns". */
export function sizeText(dataset: { rows: number; columnCount: number }): string {
  return `${count(dataset.rows, 'row')} · ${count(dataset.columnCount, 'column')}`
}
