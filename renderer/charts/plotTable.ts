/** What a plot shows, as text. */
export interface PlotTable {
  header: string[]
  rows: string[][]
  /** What is to be known of its columns, as a sentence. */
  note?: string
}

/** Rows shown at most: a page with more is slow to lay out and nobody reads it. "Copy data" takes all. */
export const shownTableRows = 1000

/** Tab-separated values with a header; tabs and line ends inside a cell become spaces. */
export function toTsv({ header, rows }: PlotTable): string {
  return [header, ...rows].map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n') + '\n'
}

/**
 * Comma-separated values with a header (RFC 4180); numbers as programs read them: a plain minus, no marks between thousands. A text that a
 * spreadsheet would take for a formula is made a text by an apostrophe before it, as spreadsheets do.
 */
export function toCsv({ header, rows }: PlotTable): string {
  return [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(cell: string): string {
  const plain =
    /^[−\d]/.test(cell) && isNumberColumn([[cell]], 0) ? cell.replaceAll('−', '-').replaceAll(',', '') : cell
  if (plain === cell && /^[=+@\-\t\r]/.test(cell) && !isNumberColumn([[cell]], 0)) return csvCell(`'${cell}`)
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** True where every value of the column reads as a number, so that it is set to the right. */
export function isNumberColumn(rows: readonly string[][], column: number): boolean {
  return rows.every((row) => /^([−-]?[\d,]*\.?\d+(e[−-]?\d+)?|[−-]?∞|–|)$/.test(row[column] ?? ''))
}

/** "Loss curves" -> "loss-curves": a file name that every system takes. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return name === '' ? 'plot' : name
}
