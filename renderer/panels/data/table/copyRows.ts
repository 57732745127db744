import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/spec/limits'
import type { TablePage } from '@shared/contract/dataset'

/** Rows that are copied at most: a clipboard is no place for a table. */
export const copiedRows = 20_000

type Row = (string | null)[]

/** Cells with tabs between them, a row a line. Tabs and line ends inside a cell become spaces, missing values are empty. */
export function tabSeparated(rows: readonly Row[]): string {
  return rows.map((row) => row.map((cell) => (cell ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

/**
 * The cells of rows by their places in the file, ascending.
 * @param read gives rows in the order of the file
 * @throws LabError `not-allowed` for more than `copiedRows`
 */
export async function readRowsAt(
  numbers: Uint32Array,
  read: (offset: number, count: number) => Promise<Pick<TablePage, 'rows'>>,
): Promise<Row[]> {
  if (numbers.length > copiedRows) {
    throw new LabError(
      'not-allowed',
      `${numbers.length.toLocaleString('en-US')} rows are selected, at most ${copiedRows.toLocaleString('en-US')} can be copied: select fewer.`,
    )
  }
  const found: Row[] = []
  for (let at = 0; at < numbers.length;) {
    const offset = numbers[at] as number
    let end = at
    while (end < numbers.length && (numbers[end] as number) < offset + limits.tablePageRows) end += 1
    const { rows } = await read(offset, (numbers[end - 1] as number) - offset + 1)
    for (; at < end; at++) found.push(rows[(numbers[at] as number) - offset] ?? [])
  }
  return found
}
