import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascendingOrder, midRanks, plainCorrelation } from '@shared/data/analysis/advice/ranks'

const first = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5)
const second = Float64Array.of(2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4)

describe('ranks', () => {
  it('are those of scipy.stats.rankdata', () => {
    expect(Array.from(midRanks(first))).toEqual([4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8])
  })

  it('correlate as scipy.stats.spearmanr', () => {
    expect(plainCorrelation(midRanks(first), midRanks(second))).toBeCloseTo(0.1384567651467695, 14)
  })

  it('come from an order in which equal values keep theirs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 }), (list) => {
        const expected = list.map((_, place) => place).sort((a, b) => list[a]! - list[b]!)
        expect(Array.from(ascendingOrder(Float64Array.from(list)))).toEqual(expected)
      }),
    )
  })

  it('of a list that never varies correlate with nothing', () => {
    expect(plainCorrelation(Float64Array.of(0.1, 0.1, 0.1), Float64Array.of(1, 2, 3))).toBeNaN()
  })
})
