import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moments, quantile } from '@shared/math/statistics'
import { copiesInOrder, heaviest, weightedMoments } from '@shared/math/weightedStatistics'

const values = Float64Array.of(3.2, -1.5, 0.25, 8, 2.75, 100.5)
const counts = Float64Array.of(2, 1, 3, 1, 4, 2)

describe('weightedMoments', () => {
  it('are those of StandardScaler with weights', () => {
    // scikit-learn 1.2.1: StandardScaler().fit(x, sample_weight=w), mean_ and scale_.
    const { mean, sd } = weightedMoments(values, Float64Array.of(0.5, 2.25, 1, 0.125, 3, 0.75))
    expect(mean).toBeCloseTo(10.898360655737704, 12)
    expect(sd).toBeCloseTo(29.665824526777175, 12)
  })

  it('are those of so many copies, whatever the size of the values', () => {
    // numpy: mean and std of the values repeated.
    expect(weightedMoments(values, counts).mean).toBeCloseTo(17.357692307692307, 12)
    expect(weightedMoments(values, counts).sd).toBeCloseTo(35.51912186064683, 12)
    for (const scale of [2 ** 600, 2 ** -600, 2 ** 1000]) {
      const { mean, sd } = weightedMoments(
        values.map((value) => value * scale),
        counts,
      )
      expect(mean / scale).toBeCloseTo(17.357692307692307, 12)
      expect(sd / scale).toBeCloseTo(35.51912186064683, 12)
    }
    expect(weightedMoments(Float64Array.of(0.1, 0.1, 0.1), Float64Array.of(0.3, 0.3, 2.4))).toEqual({
      mean: 0.1,
      sd: 0,
    })
  })

  it('are the plain ones without weights, to the last bit', () => {
    expect(weightedMoments(values, null)).toEqual(moments(values))
  })
})

describe('copiesInOrder', () => {
  it('has the quantiles of the copies', () => {
    const copies = copiesInOrder(values, counts)
    // numpy: percentile of the values repeated.
    expect([0.25, 0.5, 0.75].map((share) => quantile(copies, share))).toEqual([0.25, 2.75, 3.2])
    const column = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 4 })), { minLength: 1 })
    fc.assert(
      fc.property(column, fc.double({ min: 0, max: 1, noNaN: true }), (cells, share) => {
        const [numbers, weights] = [cells.map(([value]) => value), cells.map(([, weight]) => weight)]
        const repeated = cells.flatMap(([value, weight]) => new Array<number>(weight).fill(value))
        const ordered = copiesInOrder(Float64Array.from(numbers), Float64Array.from(weights))
        expect(ordered.length).toBe(repeated.length)
        expect(quantile(ordered, share)).toBe(quantile(Float64Array.from(repeated).sort(), share))
      }),
    )
  })
})

it('the heaviest value is that of most weight, the smallest on a tie', () => {
  expect(heaviest(Float64Array.of(5, 2, 9, 5, 2), Float64Array.of(1, 1, 3, 1, 1))).toBe(9)
  expect(heaviest(Float64Array.of(5, 2, 9, 5, 2), Float64Array.of(1, 1.5, 2, 1, 0.5))).toBe(2)
  expect(heaviest(Float64Array.of(-0, 0, 1), Float64Array.of(1, 1, 1))).toBe(0)
})
