import { describe, expect, it } from 'vitest'
import { reliabilityDiagram } from '../../../../shared/evaluation/curves/reliability'

describe('a reliability diagram', () => {
  const scores = Float64Array.of(0.9, 0.8, 0.8, 0.7, 0.55, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 1)
  const events = Uint8Array.of(1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 1)

  it('has the bins of calibration_curve of scikit-learn, a boundary in the bin below it', () => {
    const bins = reliabilityDiagram(scores, events)
    // numpy.searchsorted(linspace(0, 1, 11)[1:-1], scores), counted.
    expect(bins.map(({ rows }) => rows)).toEqual([2, 1, 1, 1, 2, 1, 1, 2, 1, 1])
    expect(bins[4]).toMatchObject({ from: 0.4, to: 0.5, observed: 0.5, predicted: 0.5 })
    expect(bins[9]).toMatchObject({ observed: 1, high: 1 })
  })

  it('says nothing of a bin without rows', () => {
    const [first] = reliabilityDiagram(Float64Array.of(0.95), Uint8Array.of(1))
    expect(first).toMatchObject({ rows: 0, predicted: null, observed: null, low: null, high: null })
  })

  it('is the same with weights of 1, and follows weights', () => {
    expect(reliabilityDiagram(scores, events, new Float64Array(13).fill(1))).toEqual(reliabilityDiagram(scores, events))
    const weights = Float64Array.of(1, 1, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1, 1)
    expect(reliabilityDiagram(scores, events, weights)[4]).toMatchObject({ rows: 2, weight: 5, observed: 0.2 })
  })
})
