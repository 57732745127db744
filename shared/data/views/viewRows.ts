import type { TableView } from '../../contract/dataset'
import { LabError } from '../../contract/labError'
import { type Column, findColumn, type Table } from '../table/table'
import { filterRows } from './filterRows'
import { rowCheck } from './rowCheck'
import { searchRows } from './searchRows'
import { sortRows } from './sortRows'

/**
 * The rows of a table that pass all filters and the search, in the order of the view; places in the file, from 0.
 * @param shouldStop asked every few thousand rows
 * @throws LabError `cancelled` once `shouldStop` says so, `not-found` for a column that is not there, `bad-call` for a range of
 * a column without numbers
 */
export function viewRows(table: Table, view: TableView, shouldStop?: () => boolean): Uint32Array {
  const check = rowCheck(shouldStop)
  const sortColumn = view.sort === null ? null : columnOf(table, view.sort.column)
  const filtered = view.filters.map((filter) => ({ filter, column: columnOf(table, filter.column) }))
  let rows: Uint32Array = new Uint32Array(table.rows)
  for (let row = 0; row < rows.length; row++) rows[row] = row
  for (const { filter, column } of filtered) rows = filterRows(rows, column, filter, check)
  if (view.search !== '') rows = searchRows(rows, table.columns, view.search, check)
  if (view.sort !== null && sortColumn !== null) rows = sortRows(rows, sortColumn, view.sort.descending, check)
  // Without the memory of the rows that were left out.
  return rows.length < rows.buffer.byteLength / 4 ? rows.slice() : rows
}

function columnOf(table: Table, name: string): Column {
  const column = findColumn(table, name)
  if (column === undefined) throw new LabError('not-found', `The table has no column ${name}.`)
  return column
}
