import { describe, expect, it } from 'vitest'
import { barLabels, figuresOf, isMeasured, missingText } from '@renderer/panels/data/columns/columnFigures'
import { fakeCategory, fakeColumn } from '../../../../support/fakeBridge'

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
