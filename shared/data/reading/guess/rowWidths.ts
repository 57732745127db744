const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === ''

/** Whether a row is as wide as the table: what stands beyond is empty, as where each row ends with a delimiter too many. */
export function fitsWidth(row: readonly string[], width: number): boolean {
  return row.length >= width && row.slice(width).every(isBlank)
}

/** The cells of the first row without those at its end that are empty and that no row below has, some of which are narrower. */
export function withoutEmptyEnd(rows: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = rows
  let width = first.length
  while (
    width > 1 &&
    isBlank(first[width - 1]) &&
    others.some((row) => row.length < width) &&
    others.every((row) => isBlank(row[width - 1]))
  ) {
    width -= 1
  }
  return width === first.length ? first : first.slice(0, width)
}

/** Rows without a cell at the end of the widest of them that is empty in all of these. */
export function withoutEmptyColumns(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  while (width > 1 && rows.every((row) => isBlank(row[width - 1]))) width -= 1
  return rows.map((row) => (row.length > width ? row.slice(0, width) : row))
}
