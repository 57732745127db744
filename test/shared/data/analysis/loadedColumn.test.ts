import { expect, it } from 'vitest'
import { columnRows, loadedColumn } from '@shared/data/analysis/loadedColumn'
import { type Column, type NumberColumn, missingCode } from '@shared/data/table/table'
import { numbers, texts } from '../preparation/splits/splitBench'

/** A column as a table beyond memory has it: read whenever it is touched. */
function lazyColumn(): { column: NumberColumn; reads: () => number } {
  let reads = 0
  const column: NumberColumn = {
    ...{ kind: 'number', name: 'x', type: 'number' },
    get values() {
      reads += 1
      return Float64Array.of(3, 1, 2)
    },
  }
  return { column, reads: () => reads }
}

it('reads the cells once, however often they are touched then', () => {
  const { column, reads } = lazyColumn()
  const loaded = loadedColumn(column)
  expect([loaded.values[0], loaded.values[1], loaded.values[2]]).toEqual([3, 1, 2])
  expect(reads()).toBe(1)
})

it('takes rows in the order that is asked for, and reads their column once', () => {
  const { column, reads } = lazyColumn()
  expect(columnRows(column, Uint32Array.of(2, 0, 2))).toEqual(numbers('x', [2, 3, 2]))
  expect(reads()).toBe(1)
})

it('takes missing cells as such, and keeps levels that no row has', () => {
  const column: Column = texts('c', ['a', null, 'b'])
  const rows = columnRows(column, Uint32Array.of(1, 0))
  expect(rows).toEqual({ ...column, codes: Uint32Array.of(missingCode, 0) })
  expect(columnRows(numbers('x', [1, Number.NaN]), Uint32Array.of(1))).toEqual(numbers('x', [Number.NaN]))
  expect(columnRows(column, new Uint32Array(0))).toMatchObject({ codes: new Uint32Array(0), levels: ['a', 'b'] })
})
