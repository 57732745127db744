import { formatCount } from '@renderer/wording/formatNumber'

/**
 * How many rows have a value in both of two columns, from how many each lacks: exact where at most one of them lacks any, else the
 * fewest and most that there can be.
 */
export function pairRows(rows: number, missingFirst: number, missingSecond: number): string {
  const most = rows - Math.max(missingFirst, missingSecond)
  const least = Math.max(0, rows - missingFirst - missingSecond)
  return most === least ? `n = ${formatCount(most)}` : `n from ${formatCount(least)} to ${formatCount(most)}`
}
