import type { ColumnInfo } from '@shared/spec/columnInfo'
import { percent } from '@renderer/wording/counts'

export interface LevelBar {
  name: string
  rows: number
  /** Of the bar, as a CSS percentage of the most frequent level's. */
  width: string
}

/** The counted levels of a column, the most frequent first, as bars against the most frequent one. */
export function levelBars({ histogram }: ColumnInfo): LevelBar[] {
  const most = Math.max(1, ...histogram.counts)
  return histogram.labels.map((name, index) => {
    const rows = histogram.counts[index] ?? 0
    return { name, rows, width: `${(100 * rows) / most}%` }
  })
}

/** A level's share of all rows, to a tenth of a per cent. */
export function shareOfRows(level: LevelBar, rows: number): string {
  return percent(Math.round((rows === 0 ? 0 : level.rows / rows) * 1000) / 1000)
}
