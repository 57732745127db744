import { describe, expect, it } from 'vitest'
import {
  byFrequency,
  dateText,
  levelBins,
  numberBins,
  numberText,
  placesOf,
  shortened,
} from '@shared/data/analysis/bins'
import { type CategoryColumn, type NumberColumn, missingCode } from '@shared/data/table/table'
import { numbers, texts } from '../preparation/splits/splitBench'
import { sampleTable } from './sampleTable'

const binsOf = (values: readonly number[], type: 'number' | 'date' = 'number') =>
  numberBins(numbers('x', values, type) as NumberColumn)
const countsOf = (of: Uint32Array) =>
  Array.from({ length: 20 }, (_, bin) => of.reduce((sum, own) => (own === bin ? sum + 1 : sum), 0))
const gap = Number.NaN

describe('bins of numbers', () => {
  it('are those of numpy.histogram', () => {
    const width = sampleTable('iris').columns.find(({ name }) => name === 'sepal_width') as NumberColumn
    const { labels, of } = numberBins(width)
    expect(countsOf(of)).toEqual([1, 3, 4, 3, 8, 14, 14, 10, 26, 11, 19, 12, 6, 4, 9, 2, 1, 1, 1, 1])
    expect([labels[0], labels[19]]).toEqual(['2 to 2.12', '4.28 to 4.4'])
  })

  it('leave missing values out; a single value is a single bin, no value none', () => {
    expect(binsOf([gap, 3, gap, 3])).toEqual({ labels: ['3'], of: Uint32Array.of(missingCode, 0, missingCode, 0) })
    expect(binsOf([gap, gap])).toEqual({ labels: [], of: Uint32Array.of(missingCode, missingCode) })
    expect(Array.from(binsOf([0, gap, 20]).of)).toEqual([0, missingCode, 19])
  })

  it.each([[[-1.7e308, 0, 1.7e308]], [[0, 2e-323, 5e-324]], [[1e16, 1e16 + 2, 1e16]]])(
    'have the smallest in the first and the largest in the last, also of %j',
    (values) => {
      const { of } = binsOf(values)
      expect([of[values.indexOf(Math.min(...values))], of[values.indexOf(Math.max(...values))]]).toEqual([0, 19])
      expect(Math.max(...of)).toBeLessThan(20)
    },
  )

  it('of dates are named by the day, and within five days by the minute', () => {
    const start = Date.UTC(2024, 1, 1)
    const labelsOf = (step: number) => binsOf(Array.from({ length: 41 }, (_, index) => start + index * step), 'date').labels // prettier-ignore
    const days = labelsOf(86_400_000)
    expect([days[0], days[19]]).toEqual(['2024-02-01 to 2024-02-03', '2024-03-10 to 2024-03-12'])
    expect(labelsOf(60_000)[0]).toBe('2024-02-01 00:00 to 2024-02-01 00:02')
    expect([5, 5.01].map((range) => dateText(range * 86_400_000)(start))).toEqual(['2024-02-01 00:00', '2024-02-01'])
  })
})

describe('bins of levels', () => {
  it('are the twenty most frequent, equally frequent ones in the order of the column', () => {
    const cells = Array.from({ length: 66 }, (_, row) => (row < 60 ? `l${row % 22}` : row < 64 ? 'l20' : null))
    const column = texts('c', cells) as CategoryColumn
    const { labels, of } = levelBins(column)
    // l0 to l15 are there three times, l16 to l21 twice, and l20 four times more.
    expect(labels).toEqual(['l20', ...Array.from({ length: 19 }, (_, index) => `l${index}`)])
    expect([of[20], of[0], of[19], of[64]]).toEqual([0, 1, missingCode, missingCode])
  })

  it('leave out levels that no row has', () => {
    expect(byFrequency(Uint32Array.of(2, 2, missingCode, 0), 4)).toEqual([2, 0])
    expect(Array.from(placesOf(Uint32Array.of(2, 0, missingCode, 1), [2, 0], 3))).toEqual([0, 1, missingCode, missingCode]) // prettier-ignore
  })
})

it('shows numbers with six digits, and texts with a hundred characters, none of them half', () => {
  expect([1 / 3, 1234567, 1e-9].map(numberText)).toEqual(['0.333333', '1234570', '1e-9'])
  expect(shortened('x'.repeat(100))).toBe('x'.repeat(100))
  expect(shortened('x'.repeat(101))).toBe(`${'x'.repeat(99)}…`)
  expect(shortened(`${'x'.repeat(98)}😀😀`)).toBe(`${'x'.repeat(98)}…`)
})
