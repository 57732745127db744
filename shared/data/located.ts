/** How many cells or rows, and the first of them by row; see each use for where rows are counted from. */
export interface Located {
  count: number
  rows: number[]
}

/** How many rows are named. */
export const rowsNoted = 10

export function nothingLocated(): Located {
  return { count: 0, rows: [] }
}

/** @param row not below those before it; one that came last is named once */
export function note(located: Located, row: number, times = 1): void {
  located.count += times
  if (located.rows.length < rowsNoted && located.rows.at(-1) !== row) located.rows.push(row)
}
