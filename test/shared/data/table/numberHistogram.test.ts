import fc from 'fast-check'
import { expect, it } from 'vitest'
import { histogramOf } from '@shared/data/table/numberHistogram'

const histogram = (
  values: readonly number[],
  kind: 'number' | 'date' = 'number',
  textOf: (value: number) => string = String,
) => histogramOf(Float64Array.from(values).sort(), kind, textOf)
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

it('counts as numpy.histogram over twenty bins, the last with the largest', () => {
  const { labels, counts } = histogram(Array.from({ length: 300 }, (_, row) => ((row * row) % 101) ** 2))
  expect(counts).toEqual([78, 30, 18, 6, 18, 12, 12, 0, 12, 12, 6, 12, 18, 12, 12, 12, 6, 0, 18, 6])
  expect([labels[0], labels[19]]).toEqual(['0 to 500', '9500 to 10000'])
})

it('is one bin of a single value, as that is shown, and none of no value', () => {
  expect(histogram([5, 5], 'number', (value) => `<${value}>`)).toEqual({ labels: ['<5>'], counts: [2] })
  expect(histogram([])).toEqual({ labels: [], counts: [] })
})

it('rounds the edges of numbers to six digits and those of dates to the millisecond', () => {
  expect(histogram([0, 1 / 3]).labels[19]).toBe('0.316667 to 0.333333')
  const asked: number[] = []
  const shown = histogram([0, 7], 'date', (value) => String(asked.push(value)))
  expect(shown.labels).toHaveLength(20)
  expect(asked.every(Number.isInteger)).toBe(true)
})

it('has the smallest in the first bin and the largest in the last, however large, small or close they are', () => {
  for (const values of [
    [-1.7e308, 0, 1.7e308],
    [0, 5e-324],
    [1e16, 1e16 + 2, 1e16 + 2],
  ]) {
    const { counts } = histogram(values)
    expect([counts[0], counts[19], total(counts)].map((count) => (count ?? 0) > 0)).toEqual([true, true, true])
    expect(total(counts)).toBe(values.length)
  }
  const numbers = fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2 })
  fc.assert(
    fc.property(numbers, (values) => {
      fc.pre(Math.min(...values) < Math.max(...values))
      const { counts } = histogram(values)
      expect([total(counts), counts[0]! > 0, counts[19]! > 0]).toEqual([values.length, true, true])
    }),
  )
})
