import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAmong, quantileTable } from '@shared/data/preparation/features/quantiles'
import { reference } from './reference'

const ascending = (values: readonly number[]) => Float64Array.from(values).sort()

describe('against the QuantileTransformer of scikit-learn', () => {
  it.each(reference.quantile)('$values.length values, at most $most quantiles', (given) => {
    const table = quantileTable(ascending(given.values), given.most)
    expect(table).toHaveLength(Math.min(given.most, given.values.length))
    given.quantiles?.forEach((wanted, index) => expect(table[index]).toBeCloseTo(wanted, 12))
    given.new.forEach((value, index) =>
      expect(placeAmong(Float64Array.from(table), value)).toBeCloseTo(given.placed[index]!, 12),
    )
  })
})

describe('quantileTable', () => {
  it('is every value where there are few, and type 7 where there are many', () => {
    expect(quantileTable(Float64Array.of(1, 2, 5, 5, 9), 1000)).toEqual([1, 2, 5, 5, 9])
    expect(quantileTable(Float64Array.of(0, 2, 4, 10), 3)).toEqual([0, 3, 10])
    expect(quantileTable(new Float64Array(1000).fill(0.1), 1000)).toEqual([0.1])
    expect(quantileTable(new Float64Array(0), 1000)).toEqual([])
  })

  it('ascends from the smallest to the largest value, of any size', () => {
    const values = fc.float64Array({ minLength: 1, maxLength: 60, noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 50 }), (given, most) => {
        const sorted = given.slice().sort()
        const table = quantileTable(sorted, most)
        expect([table[0], table.at(-1)]).toEqual([sorted[0], sorted.at(-1)])
        table.forEach((value, index) => expect(value).toBeGreaterThanOrEqual(table[Math.max(0, index - 1)]!))
      }),
    )
  })
})

describe('placeAmong', () => {
  it('lies between 0 and 1, keeps the order, and is exactly 0 and 1 at the ends', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    const values = fc.float64Array({ minLength: 1, maxLength: 40, noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(values, number, number, (given, first, second) => {
        const sorted = given.slice().sort()
        const table = Float64Array.from(quantileTable(sorted, 20))
        const [low, high] = first < second ? [first, second] : [second, first]
        const [atLow, atHigh] = [placeAmong(table, low), placeAmong(table, high)]
        expect(atLow).toBeGreaterThanOrEqual(0)
        expect(atHigh).toBeLessThanOrEqual(1)
        expect(atLow).toBeLessThanOrEqual(atHigh)
        expect(placeAmong(table, sorted[0]!)).toBe(0)
        if (table.length > 1) expect(placeAmong(table, sorted.at(-1)!)).toBe(1)
      }),
    )
    expect(placeAmong(Float64Array.of(1, 2), Number.NaN)).toBeNaN()
    expect([-Infinity, Infinity].map((value) => placeAmong(Float64Array.of(1, 2), value))).toEqual([0, 1])
  })
})
