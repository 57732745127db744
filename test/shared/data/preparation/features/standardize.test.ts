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
