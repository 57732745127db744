import { describe, expect, it } from 'vitest'
import { reliabilityOf } from '../../../../shared/evaluation/curves/reliability'

describe('a reliability diagram', () => {
  const scores = Float64Array.of(0.9, 0.8, 0.8, 0.7, 0.55, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 1)
  const events = [1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 1]

  it('has a bin of equal width for each tenth, the last with 1 in it', () => {
    const bins = reliabilityOf(scores, events)
    expect(bins.map(({ rows }) => rows)).toEqual([1, 1, 1, 1, 1, 3, 0, 1, 2, 2])
    expect(bins[5]).toMatchObject({ from: 0.5, to: 0.6, observed: 2 / 3 })
    expect(bins[5]?.predicted).toBeCloseTo(1.55 / 3, 14)
    expect(bins[9]).toMatchObject({ observed: 1, high: 1 })
    expect(bins[6]).toMatchObject({ rows: 0, predicted: null, observed: null, low: null, high: null })
  })

  it('is the same with weights of 1, and follows weights', () => {
    expect(reliabilityOf(scores, events, new Float64Array(13).fill(1))).toEqual(reliabilityOf(scores, events))
    const weights = Float64Array.of(1, 1, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1, 1)
    expect(reliabilityOf(scores, events, weights)[5]).toMatchObject({ rows: 3, weight: 6, observed: 1 / 3 })
  })
})
