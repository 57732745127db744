import { describe, expect, it } from 'vitest'
import { barLabels, figuresOf, isMeasured, missingText } from '@renderer/panels/data/columnFigures'
import { levelsOf } from '@renderer/panels/data/columnLevels'
import { filterText, sortText } from '@renderer/panels/data/filterText'
import { pairRows } from '@renderer/panels/data/pairRows'
import { fakeCategory, fakeColumn } from '../../../support/fakeBridge'

const day = 86_400_000
const joined = fakeColumn('joined', {
  type: 'date',
  min: Date.UTC(2020, 0, 1),
  max: Date.UTC(2020, 0, 1) + 10 * day,
  mean: Date.UTC(2020, 0, 5),
  median: Date.UTC(2020, 0, 6),
  sd: 2 * day,
})

describe('what a column card says', () => {
  it('has extent, quartiles, mean and deviation of numbers', () => {
    const figures = figuresOf(fakeColumn('x', { lowerQuartile: 25.25, upperQuartile: null }))
    expect(figures.map(({ label, value }) => `${label} ${value}`)).toEqual([
      ...['min 0', 'Q1 25.3', 'median 51.0', 'Q3 –', 'max 100', 'mean 50.0', 'sd 20.0'],
    ])
    expect(figuresOf(fakeCategory('c', ['a']))).toEqual([])
  })

  it('writes dates as dates and their deviation as a span', () => {
    const figures = Object.fromEntries(figuresOf(joined).map(({ label, value }) => [label, value]))
    expect([figures['min'], figures['median'], figures['sd']]).toEqual(['2020-01-01', '2020-01-06', '2 days'])
    expect(barLabels(joined, ['a', 'b'])).toEqual(['2020-01-01 to 2020-01-06', '2020-01-06 to 2020-01-11'])
    expect(barLabels(fakeColumn('x'), ['0 to 50'])).toEqual(['0 to 50'])
    expect([isMeasured(joined), isMeasured(fakeCategory('c', []))]).toEqual([true, false])
  })

  it('never shows a share of missing values as none', () => {
    expect(missingText(fakeColumn('x'), 100)).toBe('none missing')
    expect(missingText(fakeColumn('x', { missing: 1203 }), 12_403)).toBe('1,203 missing (9.7 %)')
    expect(missingText(fakeColumn('x', { missing: 1 }), 1_000_000)).toBe('1 missing (less than 0.01 %)')
  })
})

describe('levels to tick', () => {
  it('are the counted ones first, then those without a count; cut labels are no levels', () => {
    const column = fakeCategory('c', ['a', 'b', 'c'], {
      distinct: 4,
      histogram: { labels: ['b', `${'x'.repeat(99)}…`], counts: [9, 4] },
    })
    const names = levelsOf(column)
    expect(names.levels).toEqual([
      { name: 'b', count: 9 },
      { name: 'a', count: null },
      { name: 'c', count: null },
    ])
    expect(names.complete).toBe(false)
    expect(levelsOf(fakeCategory('c', ['a', 'b'])).complete).toBe(true)
  })
})

describe('filters in words', () => {
  const range = (from: number | null, to: number | null) => ({ kind: 'range', column: 'x', from, to }) as const
  const levels = (...names: (string | null)[]) => ({ kind: 'levels', column: 'x', levels: names }) as const

  it('say ranges, with dates as dates', () => {
    const texts = [range(30, 50), range(30, null), range(null, 1234.5), range(null, null), range(3, 3)]
    expect(texts.map((filter) => filterText(filter, fakeColumn('x')))).toEqual([
      ...['30 to 50', 'at least 30', 'at most 1,234.5', 'not missing', '3'],
    ])
    expect(filterText(range(Date.UTC(2020, 0, 1), null), joined)).toBe('at least 2020-01-01')
  })

  it('name three levels and count the others', () => {
    expect(filterText(levels('a', null), undefined)).toBe('a, missing')
    expect(filterText(levels('a', 'b', 'c', 'd'), undefined)).toBe('a, b, c and 1 more')
    expect(sortText({ column: 'x', descending: true })).toBe('x, descending')
  })
})

it('gives the rows of a pair exactly where only one column lacks values', () => {
  expect(pairRows(12_403, 0, 0)).toBe('n = 12,403')
  expect(pairRows(12_403, 3, 0)).toBe('n = 12,400')
  expect(pairRows(100, 30, 20)).toBe('n from 50 to 70')
})
