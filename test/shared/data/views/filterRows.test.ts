import { describe, expect, it } from 'vitest'
import type { RowFilter } from '@shared/contract/dataset'
import type { Column } from '@shared/data/table/table'
import { filterRows } from '@shared/data/views/filterRows'
import { numbers, problemOf, texts } from '../preparation/splits/splitBench'

type Wanted = { from: number | null; to: number | null } | (string | null)[]
const gap = Number.NaN
const kept = (column: Column, wanted: Wanted, rows = Uint32Array.from({ length: 8 }, (_, row) => row)) => {
  const name = column.name
  const filter: RowFilter = Array.isArray(wanted)
    ? { kind: 'levels', column: name, levels: wanted }
    : { kind: 'range', column: name, ...wanted }
  return filterRows(rows, column, filter, () => undefined)
}
const list = (...given: Parameters<typeof kept>) => Array.from(kept(...given))
const x = numbers('x', [1, gap, -0, 0.1, Infinity, 1e21, -5, 2])
const c = texts('c', ['a', null, '', 'b', 'a', 'NA', null, 'A'])
const day = numbers(
  'd',
  [0, gap, 86_400_000, 0, 1, 2, 3, 4].map((value, row) => (row < 4 ? value : gap)),
  'date',
)

describe('a range', () => {
  it('takes its bounds in, and no missing value', () => {
    expect(list(x, { from: 0, to: 2 })).toEqual([0, 2, 3, 7])
    expect(list(x, { from: null, to: -5 })).toEqual([6])
    expect(list(x, { from: 2, to: 1 })).toEqual([])
  })

  it('without bounds keeps what is there, of any column', () => {
    expect(list(x, { from: null, to: null })).toEqual([0, 2, 3, 4, 5, 6, 7])
    expect(list(c, { from: null, to: null })).toEqual([0, 2, 3, 4, 5, 7])
  })

  it('with a bound is refused of texts', () => {
    expect(problemOf(() => kept(c, { from: null, to: 3 }))).toEqual({
      ...{ code: 'bad-call', message: 'c holds no numbers: filter it by its values.' },
    })
  })
})

describe('levels', () => {
  it('pass as they are written, missing ones as null', () => {
    expect(list(c, ['a', ''])).toEqual([0, 2, 4])
    expect(list(c, [null, 'NA'])).toEqual([1, 5, 6])
    expect(list(c, ['none'])).toEqual([])
    expect(list(c, [])).toEqual([])
  })

  it('of numbers are what they are shown as, and nothing else that spells them', () => {
    expect(list(x, ['1', '0', '1e+21'])).toEqual([0, 2, 5])
    expect(list(x, ['1.0', '-0', '1e21', ' 2', '.1', 'NaN', ''])).toEqual([])
    expect(list(x, [null, '0.1', 'Infinity'])).toEqual([1, 3, 4])
    expect(list(x, [null])).toEqual([1])
  })

  it('of dates are days', () => {
    expect(list(day, ['1970-01-01', '0'])).toEqual([0, 3])
    expect(list(day, ['1970-01-02', null])).toEqual([1, 2, 4, 5, 6, 7])
  })
})

it('keeps the order of the rows and their memory', () => {
  const rows = Uint32Array.of(7, 3, 0, 1)
  const found = kept(x, { from: 0.5, to: null }, rows)
  expect(Array.from(found)).toEqual([7, 0])
  expect(found.buffer).toBe(rows.buffer)
})
