import { describe, expect, it } from 'vitest'
import { delongTest } from '@shared/evaluation/comparison/delongTest'
import { normalTwoSided } from '@shared/math/distributions/normal'
import { createRandom } from '@shared/math/random'

/** The definition, pair by pair, of the difference itself: ψ is 1 where the event has the higher score, ½ where both have the same. */
function byPairs(first: Float64Array, second: Float64Array, isEvent: readonly number[]) {
  const rowsOf = (event: number) => isEvent.flatMap((of, row) => (of === event ? [row] : []))
  const [events, others] = [rowsOf(1), rowsOf(0)]
  const psi = (scores: Float64Array, event: number, other: number) =>
    scores[event]! > scores[other]! ? 1 : scores[event] === scores[other] ? 0.5 : 0
  const more = (event: number, other: number) => psi(second, event, other) - psi(first, event, other)
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = (values: number[]) =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1)
  const ofEvents = events.map((event) => mean(others.map((other) => more(event, other))))
  const ofOthers = others.map((other) => mean(events.map((event) => more(event, other))))
  const error = Math.sqrt(variance(ofEvents) / events.length + variance(ofOthers) / others.length)
  return { value: mean(ofEvents), error, p: normalTwoSided(mean(ofEvents) / error) }
}

function example(rows: number, seed: number, digits: number) {
  const random = createRandom(seed, 'sample')
  const isEvent = Array.from({ length: rows }, (_, row) => Number(row % 3 === 0))
  const rounded = (value: number) => Math.round(value * 10 ** digits) / 10 ** digits
  const first = Float64Array.from(isEvent, (event) => rounded(random.normal() + event))
  const second = first.map((score, row) => rounded(0.6 * score + random.normal() + 0.3 * isEvent[row]!))
  return { isEvent, first, second }
}

describe("DeLong's test", () => {
  it.each([
    ['few rows', 12, 9],
    ['many rows', 300, 9],
    ['scores with ties', 240, 0],
  ])('is that of the definition pair by pair, with %s', (_, rows, digits) => {
    for (let seed = 1; seed <= 5; seed++) {
      const { isEvent, first, second } = example(rows, seed, digits)
      const [found, wanted] = [delongTest(first, second, isEvent)!, byPairs(first, second, isEvent)]
      expect(found.value).toBeCloseTo(wanted.value, 12)
      expect(Math.abs(found.p / wanted.p - 1)).toBeLessThan(1e-8)
      expect(found.low).toBeCloseTo(wanted.value - 1.959963984540054 * wanted.error, 10)
      expect(found.high).toBeCloseTo(wanted.value + 1.959963984540054 * wanted.error, 10)
      expect(delongTest(second, first, isEvent)!.z).toBeCloseTo(-found.z, 10)
    }
  })

  it('of two models that order the rows alike is no difference, and of too few rows there is none', () => {
    const { isEvent, first } = example(60, 1, 9)
    const stretched = first.map((score) => 3 * score + 100)
    expect(delongTest(first, stretched, isEvent)).toMatchObject({ value: 0, low: 0, high: 0, p: 1 })
    expect(delongTest(Float64Array.of(1, 2, 3), Float64Array.of(3, 1, 2), [1, 0, 0])).toBeNull()
  })
})
