import type { ColumnInfo } from '@shared/spec/columnInfo'

export interface Level {
  name: string
  /** Rows that have it; null where only the most frequent levels are counted. */
  count: number | null
}

/** Labels of a histogram that are this long may be cut. */
const longestLabel = 100

/** The levels of a column that holds no numbers, the most frequent first; `complete` where these are all. */
export function levelsOf(column: ColumnInfo): { levels: Level[]; complete: boolean } {
  const { labels, counts } = column.histogram
  const counted = labels
    .map((name, index) => ({ name, count: counts[index] ?? null }))
    .filter(({ name }) => name.length < longestLabel)
  const known = new Set(counted.map(({ name }) => name))
  const others = (column.levels ?? []).filter((name) => !known.has(name)).map((name) => ({ name, count: null }))
  const levels = [...counted, ...others]
  return { levels, complete: levels.length >= column.distinct }
}
