import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortWhole } from '@shared/math/sortWhole'

const many = (valueAt: (row: number) => number) => Float64Array.from({ length: 20_000 }, (_, row) => valueAt(row))

describe('sortWhole', () => {
  it('orders whole numbers of a narrow range as the built-in sort does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e15, max: 1e15 }), fc.integer({ min: 1, max: 70_000 }), (first, width) => {
        const values = many((row) => first + ((row * 7919) % width))
        expect(sortWhole(values)).toEqual(values.slice().sort())
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['fractions', (row: number) => row / 2],
    ['a wide range', (row: number) => row * 1000],
    ['numbers beyond 2^53', (row: number) => 2 ** 60 + row * 1024],
    ['an infinity', (row: number) => (row === 5 ? Infinity : row)],
    ['-0', (row: number) => (row === 5 ? -0 : row % 9)],
  ])('leaves %s alone', (_, valueAt) => expect(sortWhole(many(valueAt))).toBeNull())

  it('leaves short arrays alone', () => expect(sortWhole(Float64Array.of(2, 1))).toBeNull())
})
