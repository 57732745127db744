import { expect, it } from 'vitest'
import { drawnRows, sampleOf } from '@shared/evaluation/explanation/background'

const rows = Uint32Array.from({ length: 50 }, (_, row) => 2 * row)

it('A sample has each row at most once, ascending, and follows from the seed', () => {
  const sample = sampleOf(rows, 10, 3)
  expect(new Set(sample).size).toBe(10)
  expect(sample).toEqual(sample.toSorted())
  expect(sampleOf(rows, 10, 3)).toEqual(sample)
  expect(sampleOf(rows, 10, 4)).not.toEqual(sample)
  expect(sampleOf(rows, 60, 3)).toEqual(rows)
})

it('Rows are drawn as often as their weights say', () => {
  const weights = Float64Array.from(rows, (_, place) => (place < 25 ? 0 : place === 25 ? 24 : 1))
  const drawn = drawnRows(rows, weights, 4000, 1)
  expect(drawn.every((row) => row >= 50)).toBe(true)
  const share = drawn.filter((row) => row === 50).length / 4000
  expect(Math.abs(share - 0.5)).toBeLessThan(0.04)
})
