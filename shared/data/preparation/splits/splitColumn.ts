import { LabError } from '../../../contract/labError'
import { namedColumn } from '../../table/namedColumn'
import type { Column, NumberColumn, Table } from '../../table/table'

const setting = 'preparation.splitColumn'

/** @throws LabError `bad-setting` where no column is named, or the table has none of this name */
export function splitColumnOf(table: Table, name: string | null): Column {
  if (name === null) throw new LabError('bad-setting', 'The split needs a column by which rows are split.', setting)
  return namedColumn(table, name, { code: 'bad-setting', setting, purpose: 'to split by' })
}

/** @throws LabError `bad-setting` for a column without an order in time */
export function timeColumnOf(table: Table, name: string | null): NumberColumn {
  const column = splitColumnOf(table, name)
  if (column.kind === 'number') return column
  throw new LabError(
    'bad-setting',
    `${column.name} holds text; a split by time needs numbers or dates. Choose another column, or, if its texts are dates, read the file again with ${column.name} as a date.`,
    setting,
  )
}
