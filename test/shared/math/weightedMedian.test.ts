import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median } from '@shared/math/selection'
import { weightedMedian } from '@shared/math/weightedMedian'

describe('the weighted median', () => {
  it('is the median where every value counts once, and leaves the values as they are', () => {
    const values = Float64Array.of(5, 1, 4, 2)
    expect(weightedMedian(values, null)).toBe(3)
    expect([...values]).toEqual([5, 1, 4, 2])
  })

  it('counts a value by its weight, as if it were there so many times, whatever the unit of the weights', () => {
    const rows = fc.array(fc.record({ value: fc.integer({ min: -9, max: 9 }), weight: fc.nat(4) }), { minLength: 1 })
    fc.assert(
      fc.property(rows, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (drawn, unit) => {
        fc.pre(drawn.some(({ weight }) => weight > 0))
        const values = Float64Array.from(drawn, ({ value }) => value)
        const weights = Float64Array.from(drawn, ({ weight }) => weight * unit)
        const copies = drawn.flatMap(({ value, weight }) => new Array<number>(weight).fill(value))
        expect(weightedMedian(values, weights)).toBe(median(Float64Array.from(copies)))
      }),
    )
  })

  it('of nothing that counts is no number', () => {
    expect(weightedMedian(Float64Array.of(1, 2), Float64Array.of(0, 0))).toBeNaN()
  })
})
