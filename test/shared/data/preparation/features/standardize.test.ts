import { describe, expect, it } from 'vitest'
import { standardizations } from '@shared/spec/runSpec'
import { fitStandardization, standardizer } from '@shared/data/preparation/features/standardize'
import { reference } from './reference'

describe('fitStandardization', () => {
  it.each(standardizations.filter((rule) => rule !== 'none'))('makes a constant column exactly 0 by %s', (rule) => {
    for (const value of [14.62, 0.1, 1e-300, 1e300, -3, 0]) {
      const standardize = standardizer(fitStandardization(new Float64Array(1000).fill(value), rule))
      expect(standardize(value)).toBe(0)
    }
  })

  it.each(standardizations)('makes a column that is constant but for rounding exactly 0 by %s', (rule) => {
    for (const [one, other] of [
      [0.3, 0.1 + 0.2],
      [1e9, 1e9 + 1e-7],
      [-1e-9, -1e-9 - 4e-25],
    ]) {
      const values = Float64Array.from({ length: 1000 }, (_, row) => (row % 3 === 0 ? one! : other!))
      const standardize = standardizer(fitStandardization(values, rule))
      expect([one!, other!, 5 * one!].map(standardize)).toEqual([0, 0, 0])
    }
    // Whole numbers are exact.
    const near = fitStandardization(Float64Array.of(1e15, 1e15 + 1, 1e15), rule)
    expect(standardizer(near)(1e15)).not.toBe(standardizer(near)(1e15 + 1))
  })

  it('gives the largest magnitude 1 by maxabs, as scikit-learn', () => {
    const { values, scaled } = reference.maxabs
    const standardize = standardizer(fitStandardization(Float64Array.from(values), 'maxabs'))
    values.forEach((value, index) => expect(standardize(value)).toBeCloseTo(scaled[index]!, 14))
  })

  it('gives places among the training values by quantile, and leaves the values alone', () => {
    const values = Float64Array.of(30, 10, 20, 40, 50)
    const fitted = fitStandardization(values, 'quantile')
    expect(fitted).toEqual({ center: 0, scale: 1, quantiles: [10, 20, 30, 40, 50] })
    expect([5, 10, 15, 30, 44, 60].map(standardizer(fitted))).toEqual([0, 0, 0.125, 0.5, 0.85, 1])
    expect(Array.from(values)).toEqual([30, 10, 20, 40, 50])
    expect(
      fitStandardization(
        Float64Array.from({ length: 5000 }, (_, i) => i),
        'quantile',
      ).quantiles,
    ).toHaveLength(1000)
  })
})
