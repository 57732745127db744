import type { ColumnInfo } from '../../../spec/columnInfo'
import { limits } from '../../../spec/limits'

/**
 * The column a person most likely wants to predict: the last that holds classes (text levels, booleans, or two integers),
 * else the last integer column with few enough values; null where no column has 2 to 100 classes.
 */
export function suggestTarget(columns: readonly ColumnInfo[]): string | null {
  const candidates = columns.filter(
    ({ type, distinct }) =>
      distinct >= 2 && distinct <= limits.classes && (type === 'boolean' || type === 'category' || type === 'integer'),
  )
  const repeated = candidates.filter((column) => valuesRepeat(column))
  const classes = repeated.filter(({ type, distinct }) => type !== 'integer' || distinct === 2)
  return (classes.at(-1) ?? repeated.at(-1) ?? candidates.at(-1))?.name ?? null
}

/** Names and identifiers differ in (almost) every row; classes come back. */
function valuesRepeat({ type, histogram, distinct }: ColumnInfo): boolean {
  const rows = histogram.counts.reduce((sum, count) => sum + count, 0)
  // The histogram of a category holds its most frequent levels only.
  return rows >= 2 * (type === 'integer' ? distinct : Math.min(distinct, histogram.counts.length))
}
