import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accurateSum, moments, quantile, rootMeanSquare } from '@shared/math/statistics'

const sumOf = (values: number[]) => accurateSum(values.length, (index) => values[index]!)

describe('accurateSum', () => {
  it('keeps what plain addition loses', () => {
    expect(sumOf([1, 1e100, 1, -1e100])).toBe(2)
    expect(sumOf(new Array<number>(10).fill(0.1))).toBe(1)
    expect(sumOf([1e308, 1e308])).toBe(Infinity)
  })
})

describe('rootMeanSquare', () => {
  const of = (...values: number[]) => rootMeanSquare(values.length, (index) => values[index]!)

  it('is √(Σ x² / n)', () => {
    expect(of(3, -4)).toBeCloseTo(Math.sqrt(12.5), 15)
    expect([of(0, 0), of(-7)]).toEqual([0, 7])
  })

  it('does not overflow, or vanish, with the square of a term', () => {
    expect(of(3e200, 0, 0, 1e200) / 1e200).toBeCloseTo(Math.sqrt(10) / 2, 14)
    expect(of(3e-200, 0, 0, 1e-200) / 1e-200).toBeCloseTo(Math.sqrt(10) / 2, 14)
  })

  it('is NaN without terms, and of a term that is NaN', () => {
    expect([of(), of(1, Number.NaN)]).toEqual([Number.NaN, Number.NaN])
  })
})

describe('moments', () => {
  it('is exact for a shifted series whose variance is known', () => {
    // The population variance of 1..n is (n^2 - 1) / 12, wherever the series lies.
    const values = Float64Array.from({ length: 1001 }, (_, index) => 1e9 + index)
    expect(moments(values)).toEqual({ mean: 1e9 + 500, sd: Math.sqrt((1001 ** 2 - 1) / 12) })
  })

  it('gives exactly 0 spread for equal values', () => {
    expect(moments(new Float64Array(1000).fill(14.62))).toEqual({ mean: 14.62, sd: 0 })
  })

  it('survives values whose squares overflow', () => {
    const { mean, sd } = moments(Float64Array.of(1e308, -1e308, 1e308, -1e308))
    expect(mean).toBe(0)
    expect(sd / 1e308).toBeCloseTo(1, 12)
  })

  it('survives values whose squares are too small for a number', () => {
    const { mean, sd } = moments(Float64Array.of(1e-200, 3e-200, 5e-200, 7e-200))
    expect(mean / 1e-200).toBeCloseTo(4, 12)
    expect(sd / 1e-200).toBeCloseTo(Math.sqrt(5), 12)
    expect(moments(Float64Array.of(0, 2 ** -1070)).sd).toBe(2 ** -1071)
  })

  it('has no mean without values', () => {
    expect(moments(new Float64Array(0)).mean).toBeNaN()
  })
})

describe('quantile', () => {
  it('interpolates between order statistics as NumPy does by default', () => {
    const values = Float64Array.of(1, 2, 4, 8)
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share))).toEqual([1, 1.75, 3, 5, 8])
  })

  it('stays within the values', () => {
    fc.assert(
      fc.property(
        fc.float64Array({ minLength: 1, noNaN: true, noDefaultInfinity: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const ascending = values.slice().sort()
          const result = quantile(ascending, share)
          expect(result).toBeGreaterThanOrEqual(ascending[0]!)
          expect(result).toBeLessThanOrEqual(ascending.at(-1)!)
        },
      ),
    )
  })
})
