import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitYeoJohnson, yeoJohnson } from '@shared/data/preparation/features/yeoJohnson'
import { reference } from './reference'

describe('yeoJohnson', () => {
  it('is the published formula', () => {
    expect(yeoJohnson(3, 2)).toBeCloseTo((4 ** 2 - 1) / 2, 13)
    expect(yeoJohnson(3, 0)).toBeCloseTo(Math.log(4), 14)
    expect(yeoJohnson(3, -1.5)).toBeCloseTo((4 ** -1.5 - 1) / -1.5, 14)
    expect(yeoJohnson(-3, 0.5)).toBeCloseTo(-(4 ** 1.5 - 1) / 1.5, 13)
    expect(yeoJohnson(-3, 2)).toBeCloseTo(-Math.log(4), 14)
    expect([yeoJohnson(0, 0.3), yeoJohnson(-7.1, 1), yeoJohnson(Number.NaN, 0.4)]).toEqual([0, -7.1, Number.NaN])
  })

  it('keeps the order of the values', () => {
    const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(finite, finite, fc.double({ min: -10, max: 10, noNaN: true }), (first, second, lambda) => {
        const [low, high] = first < second ? [first, second] : [second, first]
        expect(yeoJohnson(low, lambda)).toBeLessThanOrEqual(yeoJohnson(high, lambda))
      }),
    )
  })
})

describe('fitYeoJohnson', () => {
  it.each(reference.yeoJohnson)(
    'finds the power that SciPy finds for $name values',
    ({ values, lambda, transformed }) => {
      const fitted = fitYeoJohnson(Float64Array.from(values))
      expect(Math.abs(fitted - lambda)).toBeLessThan(1e-6)
      transformed.forEach((wanted, row) =>
        expect(Math.abs(yeoJohnson(values[row]!, fitted) - wanted)).toBeLessThan(1e-5 * Math.max(1, Math.abs(wanted))),
      )
    },
  )

  it('leaves equal values, and none, as they are', () => {
    expect(fitYeoJohnson(new Float64Array(1000).fill(14.62))).toBe(1)
    expect(fitYeoJohnson(new Float64Array(0))).toBe(1)
  })

  it('stays within its bounds for values that no power makes normal', () => {
    for (const values of [
      [1e300, -1e300, 5],
      [1e6, 1e6 + 1, 1e6 + 2],
      [0, 0, 0, 1],
      [-1e-300, 1e-300],
    ]) {
      const fitted = fitYeoJohnson(Float64Array.from(values))
      expect(Math.abs(fitted)).toBeLessThanOrEqual(10)
      for (const value of values) expect(yeoJohnson(value, fitted)).not.toBeNaN()
    }
  })
})
