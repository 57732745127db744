import { describe, expect, it } from 'vitest'
import { delongCovariance, delongInterval } from '@shared/evaluation/intervals/delong'
import { normalTwoSided } from '@shared/math/distributions/normal'
import { createRandom } from '@shared/math/random'

/** The definition, pair by pair: ψ is 1 where the event has the higher score, ½ where both have the same. */
function byPairs(scores: Float64Array[], isEvent: number[]) {
  const rowsOf = (event: number) => isEvent.flatMap((of, row) => (of === event ? [row] : []))
  const [events, others] = [rowsOf(1), rowsOf(0)]
  const psi = (of: Float64Array, event: number, other: number) =>
    of[event]! > of[other]! ? 1 : of[event] === of[other] ? 0.5 : 0
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const placed = scores.map((of) => ({
    events: events.map((event) => mean(others.map((other) => psi(of, event, other)))),
    others: others.map((other) => mean(events.map((event) => psi(of, event, other)))),
  }))
  const covariance = (a: number[], b: number[]) =>
    a.reduce((sum, value, row) => sum + (value - mean(a)) * (b[row]! - mean(b)), 0) / (a.length - 1)
  return {
    areas: placed.map((of) => mean(of.events)),
    covariance: placed.map((a) =>
      placed.map(
        (b) => covariance(a.events, b.events) / events.length + covariance(a.others, b.others) / others.length,
      ),
    ),
  }
}

function example(rows: number, seed: number, digits: number) {
  const random = createRandom(seed, 'sample')
  const isEvent = Array.from({ length: rows }, (_, row) => Number(row % 3 === 0))
  const rounded = (value: number) => Math.round(value * 10 ** digits) / 10 ** digits
  const first = Float64Array.from(isEvent, (event) => rounded(random.normal() + event))
  const second = first.map((score, row) => rounded(0.6 * score + random.normal() + 0.3 * isEvent[row]!))
  return { isEvent, scores: [first, second] }
}

const p = ({
  areas: [a = 0, b = 0],
  covariance: [[va = 0, ab = 0] = [], [, vb = 0] = []],
}: ReturnType<typeof byPairs>) => normalTwoSided((a - b) / Math.sqrt(va + vb - 2 * ab))

describe("DeLong's variance", () => {
  it.each([
    ['few rows', 9, 9],
    ['many rows', 300, 9],
    ['scores with ties', 240, 0],
  ])('and the p value of two areas are those of the definition, with %s', (_, rows, digits) => {
    for (let seed = 1; seed <= 5; seed++) {
      const { scores, isEvent } = example(rows, seed, digits)
      const [found, wanted] = [delongCovariance(scores, isEvent)!, byPairs(scores, isEvent)]
      found.areas.forEach((area, at) => expect(area).toBeCloseTo(wanted.areas[at]!, 13))
      found.covariance.flat().forEach((value, at) => {
        const [size, of] = [Math.abs(wanted.covariance[0]![0]!), wanted.covariance.flat()[at]!]
        expect(Math.abs(value - of) / size).toBeLessThan(1e-12)
      })
      expect(Math.abs(p(found) / p(wanted) - 1)).toBeLessThan(1e-8)
    }
  })

  it('is that of scores in any strictly rising scale', () => {
    const { scores, isEvent } = example(100, 1, 9)
    const shifted = scores.map((of) => of.map((score) => 3 * score + 100))
    expect(delongCovariance(shifted, isEvent)?.covariance).toEqual(delongCovariance(scores, isEvent)?.covariance)
  })

  it('is not defined of fewer than two rows of either class', () => {
    expect(delongCovariance([Float64Array.of(1, 2, 3)], [1, 0, 0])).toBeNull()
    expect(delongCovariance([Float64Array.of(1, 2, 3)], [1, 1, 0])).toBeNull()
  })
})

describe('the interval of an area', () => {
  it('is symmetric in the logit, and stays within 0 and 1', () => {
    // A standard error of 0.05 is one of 0.05 / (0.8 · 0.2) = 0.3125 in the logit of 0.8, ln 4.
    const { low, high } = delongInterval(0.8, 0.0025)!
    expect(Math.log(low / (1 - low))).toBeCloseTo(Math.log(4) - 1.959963984540054 * 0.3125, 12)
    expect(Math.log(high / (1 - high))).toBeCloseTo(Math.log(4) + 1.959963984540054 * 0.3125, 12)
    expect(delongInterval(0.99, 0.0025)!.high).toBeLessThan(1)
  })

  it('is not there where the rows do not overlap', () => {
    expect([delongInterval(1, 0), delongInterval(0, 0), delongInterval(0.5, 0)]).toEqual([null, null, null])
  })
})
