import { expect, it } from 'vitest'
import { columnBars } from '@renderer/panels/data/columns/columnBars'
import { fakeCategory, fakeColumn } from '../../../../support/fakeBridge'

/** Twenty bins from 0 to 100 with these counts. */
const binned = (counts: number[]) =>
  fakeColumn('height', { histogram: { labels: counts.map((_, bin) => `${bin * 5} to ${bin * 5 + 5}`), counts } })

it('leaves bins alone that hold more than a row', () => {
  const counts = [2, ...Array.from({ length: 19 }, () => 1)]
  expect(columnBars(binned(counts))?.counts).toEqual(counts)
})

it('joins the bins of few rows until some hold more, and no row is lost', () => {
  // 12 rows, each in a bin of its own, two of them side by side.
  const counts = [1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1].map((count, bin) =>
    bin === 19 ? 0 : count,
  )
  const bars = columnBars(binned(counts))
  expect(bars?.counts).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 1, 0])
  expect(bars?.labels.slice(0, 2)).toEqual(['0 to 10', '10 to 20'])
  expect(bars?.labels.at(-1)).toBe('90 to 100')
})

it('has no bars where each would be one row', () => {
  const alone = Array.from({ length: 20 }, (_, bin) => (bin % 5 === 0 ? 1 : 0))
  expect(columnBars(binned(alone))).toBeNull()
  expect(columnBars(fakeCategory('name', ['a', 'b'], { histogram: { labels: ['a', 'b'], counts: [1, 1] } }))).toBeNull()
  expect(columnBars(fakeColumn('empty', { histogram: { labels: [], counts: [] } }))).toBeNull()
})

it('never joins levels: they have no order', () => {
  const levels = Array.from({ length: 20 }, (_, index) => `l${index}`)
  const counts = levels.map((_, index) => (index === 0 ? 2 : 1))
  expect(columnBars(fakeCategory('town', levels, { histogram: { labels: levels, counts } }))?.counts).toEqual(counts)
  expect(
    columnBars(fakeCategory('town', levels, { histogram: { labels: levels, counts: levels.map(() => 1) } })),
  ).toBeNull()
})

it('keeps a single value as one bar', () => {
  const histogram = { labels: ['14.62'], counts: [1000] }
  expect(columnBars(fakeColumn('constant', { min: 14.62, max: 14.62, histogram }))).toEqual(histogram)
})
