import { describe, expect, it } from 'vitest'
import { bandPlaces, bandsOf } from '../../../../shared/evaluation/curves/bands'
import { scoreGroups } from '../../../../shared/evaluation/curves/scoreGroups'
import { rankingOf } from '../../../../shared/evaluation/ranking'
import { type Random, createRandom } from '../../../../shared/math/random'

/** Normal scores, those of events one standard deviation higher: the binormal model, whose curve is known in closed form. */
function draw(random: Random, rows: number) {
  const events = Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? 1 : 0))
  return { events, scores: Float64Array.from(events, (event) => random.normal() + event) }
}

function bandsFor(rows: number, seed: number) {
  const { scores, events } = draw(createRandom(seed, 'sample', 1), rows)
  return bandsOf(scoreGroups(rankingOf(scores, events)), seed)
}

describe('the band of a curve', () => {
  it('covers the true rate in about 95 of 100 samples', () => {
    // 1 - Φ(Φ⁻¹(1 - t) - 1) at t = 0.1, 0.2 and 0.5, from pnorm and qnorm of R.
    const truth = new Map([
      [10, 0.3891476],
      [20, 0.5629333],
      [50, 0.8413447],
    ])
    const samples = 120
    const covered = new Map([...truth.keys()].map((place) => [place, 0]))
    for (let sample = 0; sample < samples; sample++) {
      const { roc } = bandsFor(100, sample)
      for (const [place, rate] of truth) {
        const inside = (roc.low[place] as number) <= rate && rate <= (roc.high[place] as number)
        covered.set(place, (covered.get(place) as number) + Number(inside))
      }
    }
    for (const count of covered.values()) {
      expect(count / samples).toBeGreaterThan(0.92)
      expect(count / samples).toBeLessThan(0.99)
    }
  })

  it('is narrower for more rows', () => {
    const width = ({ low, high }: { low: Float64Array; high: Float64Array }, place: number) =>
      (high[place] as number) - (low[place] as number)
    const [few, many] = [bandsFor(100, 7), bandsFor(10_000, 7)]
    expect(width(many.roc, 50)).toBeLessThan(width(few.roc, 50) / 5)
    expect(width(many.precisionRecall, 50)).toBeLessThan(width(few.precisionRecall, 50) / 4)
  })

  it('is not certain where every event of a few is found', () => {
    const perfect = rankingOf(Float64Array.of(0.9, 0.8, 0.7, 0.2, 0.1), [1, 1, 1, 0, 0])
    const { roc, precisionRecall } = bandsOf(scoreGroups(perfect), 1)
    expect(roc.high[50]).toBe(1)
    expect(roc.low[50]).toBeLessThan(0.5)
    expect(precisionRecall.low[bandPlaces - 1]).toBeLessThan(0.5)
  })

  it('follows from its seed', () => {
    expect(bandsFor(60, 3)).toEqual(bandsFor(60, 3))
    expect(bandsFor(60, 3)).not.toEqual(bandsFor(60, 4))
  })
})
