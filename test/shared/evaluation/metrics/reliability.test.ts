import { describe, expect, it } from 'vitest'
import { brierParts, reliabilityBinsOf, reliabilityOf } from '@shared/evaluation/metrics/reliability'

describe('reliability bins', () => {
  it('are of equal width, a boundary in the bin below it', () => {
    // numpy.searchsorted(numpy.linspace(0, 1, 11)[1:-1], of these), of which 0.3 is below linspace's own 0.30000000000000004.
    const probabilities = Float64Array.of(0, 0.1, 0.1000001, 0.3, 0.30000000000000004, 0.7, 0.7000000000000001, 0.9, 1)
    expect([...reliabilityBinsOf(probabilities)]).toEqual([0, 0, 1, 2, 2, 6, 6, 8, 9])
  })

  it('have mean and share by the weights of their rows', () => {
    const probabilities = Float64Array.of(0.12, 0.18, 0.5)
    const bins = reliabilityBinsOf(probabilities)
    const [, second, third] = reliabilityOf(probabilities, bins, Uint8Array.of(1, 0, 1), Float64Array.of(1, 3, 2))
    expect(second).toMatchObject({ rows: 2, weight: 4, observed: 0.25 })
    expect(second?.predicted).toBeCloseTo((0.12 + 3 * 0.18) / 4, 15)
    expect(third).toMatchObject({ rows: 0, weight: 0, predicted: Number.NaN, observed: Number.NaN })
  })
})

describe('the parts of a Brier score', () => {
  it('are those of Murphy, without a rest where all rows of a bin have one probability', () => {
    const probabilities = Float64Array.of(0.25, 0.25, 0.25, 0.25, 0.75, 0.75)
    const hits = Uint8Array.of(1, 0, 0, 1, 1, 1)
    const brier = hits.reduce((sum, hit, row) => sum + (probabilities[row]! - hit) ** 2, 0) / 6
    const parts = brierParts(reliabilityOf(probabilities, reliabilityBinsOf(probabilities), hits, null), brier)
    // Shares of 1/2 in four rows and 1 in two, 2/3 of all.
    expect(parts.reliability).toBeCloseTo(0.0625, 15)
    expect(parts.resolution).toBeCloseTo((4 * (1 / 2 - 2 / 3) ** 2 + 2 * (1 - 2 / 3) ** 2) / 6, 15)
    expect(parts.uncertainty).toBeCloseTo(2 / 9, 15)
    expect(parts.within).toBeCloseTo(0, 15)
  })
})
