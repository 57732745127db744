import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEqualRows } from '@shared/data/analysis/advice/equalRows'
import { numbers, texts } from '../../preparation/splits/splitBench'

describe('findEqualRows', () => {
  it('finds an equal earlier row for exactly the rows that have one', () => {
    const cell = fc.constantFrom(0, 1, 0.1, Number.NaN)
    const text = fc.constantFrom('x', 'y', null)
    const rows = fc.array(fc.tuple(cell, cell, text), { minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(rows, fc.nat(60), (list, cut) => {
        const columns = [
          numbers(
            'a',
            list.map(([a]) => a),
          ),
          numbers(
            'b',
            list.map(([, b]) => b),
          ),
          texts(
            'c',
            list.map(([, , c]) => c),
          ),
        ]
        const places = list.map((_, row) => row)
        const earlier = places.filter((row) => (row * 31) % 61 < cut)
        const later = places.filter((row) => !earlier.includes(row))
        const key = (row: number) => list[row]!.map(String).join()
        const found = findEqualRows(columns, Uint32Array.from(earlier), Uint32Array.from(later))
        expect(Array.from(found.later)).toEqual(later.filter((row) => earlier.some((other) => key(other) === key(row))))
        found.earlier.forEach((row, pair) => {
          expect(earlier).toContain(row)
          expect(key(row)).toBe(key(found.later[pair]!))
        })
      }),
    )
  })

  it('does not slow down or mix up where hundreds of thousands of rows differ in one bit', () => {
    const rows = 400_000
    const values = Array.from({ length: rows }, (_, row) => 1 + (row % 200_000) * Number.EPSILON)
    const half = (from: number) => Uint32Array.from({ length: rows / 2 }, (_, index) => from + index)
    const { earlier, later } = findEqualRows([numbers('a', values)], half(0), half(rows / 2))
    expect(later).toEqual(half(rows / 2))
    expect(earlier).toEqual(half(0))
  })

  it('does not slow down where numbers were made to have one hash', () => {
    const rows = 400_000
    const values = new Float64Array(rows)
    const words = new Uint32Array(values.buffer)
    for (let row = 0; row < rows; row++) {
      const high = 0x3ff0_0000 + row
      words[2 * row + 1] = high
      words[2 * row] = Math.imul(high, 0x9e37_79b1) ^ (high >>> 15)
    }
    const all = Uint32Array.from({ length: rows }, (_, row) => row)
    const column = { kind: 'number', name: 'a', type: 'number', values } as const
    expect(findEqualRows([column], all.subarray(0, rows / 2), all.subarray(rows / 2)).later).toHaveLength(0)
  })
})
