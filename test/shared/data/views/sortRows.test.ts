import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortRows } from '@shared/data/views/sortRows'
import { missingCode } from '@shared/data/table/table'
import { numbers, texts } from '../preparation/splits/splitBench'

const check = () => undefined
const all = (count: number) => Uint32Array.from({ length: count }, (_, row) => row)
const gap = Number.NaN

describe('numbers', () => {
  const values = [2, gap, -0, 10, 0, -3, gap, 10, -Infinity, Infinity, 5e-324, -5e-324]
  const sorted = (descending: boolean) => Array.from(sortRows(all(12), numbers('x', values), descending, check))

  it('are in the order of pandas.Series.sort_values(kind="stable"), both ways', () => {
    expect(sorted(false)).toEqual([8, 5, 11, 2, 4, 10, 0, 3, 7, 9, 1, 6])
    expect(sorted(true)).toEqual([9, 3, 7, 0, 10, 2, 4, 11, 5, 8, 1, 6])
  })

  it('of any size are in the order of a comparison', () => {
    const some = fc.array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constant(1e300)), {
      maxLength: 300,
    })
    fc.assert(
      fc.property(some, fc.boolean(), (list, descending) => {
        const rows = Array.from(all(list.length))
        const sign = descending ? -1 : 1
        const present = rows.filter((row) => !Number.isNaN(list[row])).sort((a, b) => sign * (list[a]! < list[b]! ? -1 : list[a]! > list[b]! ? 1 : 0)) // prettier-ignore
        const absent = rows.filter((row) => Number.isNaN(list[row]))
        expect(Array.from(sortRows(all(list.length), numbers('x', list), descending, check))).toEqual([
          ...present,
          ...absent,
        ])
      }),
    )
  })

  it.each([1, -1])('that differ in their last bits alone are in order, times %i', (sign) => {
    // Multiples of 7 modulo 64, so that each value is there once.
    const list = Array.from({ length: 64 }, (_, row) => sign * (1 + ((row * 7) % 64) * 2 ** -52))
    const inOrder = Array.from(sortRows(all(64), numbers('x', list), false, check), (row) => list[row]!)
    expect(inOrder).toEqual(list.toSorted((a, b) => a - b))
  })

  it('are those of the rows that are asked for, which stay as they are', () => {
    const rows = Uint32Array.of(9, 1, 4, 2, 0)
    expect(Array.from(sortRows(rows, numbers('x', values), false, check))).toEqual([4, 2, 0, 9, 1])
    expect(Array.from(rows)).toEqual([9, 1, 4, 2, 0])
  })
})

describe('levels', () => {
  it('are ordered by code unit, equal ones and missing ones as they stand', () => {
    const column = texts('c', ['b', null, 'B', 'a', 'é', 'B', null, '😀', '\uffff'])
    expect(Array.from(sortRows(all(9), column, false, check))).toEqual([2, 5, 3, 0, 4, 7, 8, 1, 6])
    expect(Array.from(sortRows(all(9), column, true, check))).toEqual([8, 7, 4, 0, 3, 2, 5, 1, 6])
  })

  it('that are there twice are one, and without any all are missing', () => {
    const column = { kind: 'category', name: 'c', type: 'category' } as const
    const twice = { ...column, codes: Uint32Array.of(2, 1, 0, 2), levels: ['a', 'b', 'a'] }
    expect(Array.from(sortRows(all(4), twice, false, check))).toEqual([0, 2, 3, 1])
    expect(Array.from(sortRows(all(4), twice, true, check))).toEqual([1, 0, 2, 3])
    const none = { ...column, codes: new Uint32Array(3).fill(missingCode), levels: [] }
    expect(Array.from(sortRows(Uint32Array.of(2, 0), none, true, check))).toEqual([2, 0])
  })
})
