import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Table } from '@shared/data/table/table'
import { type TableAccess, openTable } from '../../../../electron/workers/table/tableAccess'
import { fileAccess } from '../../../support/columnFile'
import { exampleTable } from '../../../support/examples'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'table-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const path = () => join(folder, 'a.columns')
/** As plain values: the columns of an open table are read when they are touched. */
const plain = ({ rows, columns }: Table) => ({ rows, columns: columns.map((column) => ({ ...column })) })

describe('open table', () => {
  const accesses: [string, () => TableAccess][] = [
    ['in memory', () => ({ kind: 'memory', table: exampleTable })],
    ['in a file', () => fileAccess(path(), exampleTable)],
  ]
  it.each(accesses)('gives the table and stretches of it, %s', (_, access) => {
    const table = openTable(access())
    expect(plain(table)).toEqual(exampleTable)
    expect(plain(table.stretch(1, 3, ['y']))).toEqual({
      rows: 2,
      columns: [{ ...exampleTable.columns[1], codes: Uint32Array.of(1, 0xffff_ffff) }],
    })
    expect(plain(table.stretch(0, 1))).toEqual({
      rows: 1,
      columns: [
        { ...exampleTable.columns[0], values: Float64Array.of(1.5) },
        { ...exampleTable.columns[1], codes: Uint32Array.of(0) },
      ],
    })
    table.release()
    expect(plain(table)).toEqual(exampleTable)
    table.close()
  })

  it('keeps the columns that were touched last, as far as they may take memory', () => {
    const roomy = openTable(fileAccess(path(), exampleTable))
    const values = (table: Table) => table.columns[0]!.kind === 'number' && table.columns[0]!.values
    const codes = (table: Table) => table.columns[1]!.kind === 'category' && table.columns[1]!.codes
    const first = values(roomy)
    codes(roomy)
    expect(values(roomy)).toBe(first)
    roomy.close()
    const narrow = openTable(fileAccess(path(), exampleTable), 30)
    const kept = values(narrow)
    expect(values(narrow)).toBe(kept)
    codes(narrow)
    expect(values(narrow)).not.toBe(kept)
    expect(values(narrow)).toEqual(kept)
    narrow.close()
  })

  it('says so where the columns are gone or cut off', () => {
    const access = fileAccess(path(), exampleTable)
    truncateSync(path(), 10)
    const table = openTable(access)
    expect(() => plain(table)).toThrow('cut off on disk')
    table.close()
    rmSync(path())
    expect(() => openTable(access)).toThrow('Open its file again')
  })

  it('refuses a column that is not what was written, whole or in stretches, and gives the others', () => {
    const access = fileAccess(path(), exampleTable)
    const bytes = readFileSync(path())
    bytes[9]! ^= 0x10
    writeFileSync(path(), bytes)
    const table = openTable({ ...access, name: 'example.csv' } as TableAccess)
    const values = () => table.columns[0]!.kind === 'number' && table.columns[0]!.values
    expect(values).toThrow('The columns of example.csv are damaged on disk, in a.columns.')
    expect(() => table.stretch(2, 3, ['x'])).toThrow(expect.objectContaining({ code: 'damaged' }))
    expect(plain(table.stretch(0, 3, ['y'])).columns).toEqual([{ ...exampleTable.columns[1] }])
    table.close()
  })

  it('takes columns of earlier versions, which have no checks', () => {
    const access = fileAccess(path(), exampleTable)
    if (access.kind !== 'file') throw new Error('It is a file.')
    const layout = access.layout.map((entry) => ({ ...entry, checks: undefined }))
    const table = openTable({ ...access, layout })
    expect(plain(table)).toEqual(exampleTable)
    table.close()
  })

  it('refuses the columns of another dataset', () => {
    const access = fileAccess(path(), exampleTable)
    const other = { ...exampleTable, columns: exampleTable.columns.toReversed() }
    fileAccess(path(), other)
    const table = openTable(access)
    expect(() => plain(table)).toThrow(expect.objectContaining({ code: 'damaged' }))
    table.close()
  })
})
