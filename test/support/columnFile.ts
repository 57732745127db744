import { writeFileSync } from 'node:fs'
import type { Table } from '@shared/data/table/table'
import type { TableLayout } from '@shared/data/table/tableLayout'
import { checksOf } from '../../electron/workers/table/columnChecks'
import type { TableAccess } from '../../electron/workers/table/tableAccess'

/** Writes a table as a column file, its columns one after the other at multiples of 8 bytes. */
export function writeColumnFile(path: string, table: Table): TableLayout {
  const pieces: Uint8Array[] = []
  let offset = 0
  const layout = table.columns.map((column): TableLayout[number] => {
    const array = column.kind === 'number' ? column.values : column.codes
    const bytes = new Uint8Array(Math.ceil(array.byteLength / 8) * 8)
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    const place = { name: column.name, offset, checks: checksOf(bytes.subarray(0, array.byteLength)) }
    pieces.push(bytes)
    offset += bytes.length
    return column.kind === 'number'
      ? { kind: 'number', type: column.type, ...place }
      : { kind: 'category', type: column.type, ...place, levels: column.levels }
  })
  writeFileSync(path, Buffer.concat(pieces))
  return layout
}

export function fileAccess(path: string, table: Table): TableAccess {
  return { kind: 'file', path, rows: table.rows, layout: writeColumnFile(path, table) }
}
