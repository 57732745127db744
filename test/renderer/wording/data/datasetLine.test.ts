import { expect, it } from 'vitest'
import { classCounts, sizeText } from '@renderer/wording/data/datasetLine'
import { fakeCategory, fakeColumn, fakeDataset } from '../../../support/fakeBridge'

const dataset = (...columns: ReturnType<typeof fakeColumn>[]) => fakeDataset({ columns })

it('counts the classes of a category by its levels, in their order', () => {
  const histogram = { labels: ['yes', 'no'], counts: [30, 12] }
  expect(classCounts(dataset(fakeCategory('y', ['no', 'yes'], { histogram })), 'y')).toEqual([
    { name: 'no', rows: 12 },
    { name: 'yes', rows: 30 },
  ])
})

it('counts the classes of a target of numbers by the bins they fall in', () => {
  expect(classCounts(fakeDataset(), 'admitted')).toEqual([
    { name: '0', rows: 51 },
    { name: '1', rows: 49 },
  ])
})

it('gives no counts where two levels share a bin, or where there are many', () => {
  const histogram = { labels: ['', ''], counts: [70, 30] }
  const shared = fakeColumn('y', { min: 0, max: 10, levels: ['0', '1', '10'], distinct: 3, histogram })
  expect(classCounts(dataset(shared), 'y')).toBeNull()
  expect(classCounts(dataset(fakeCategory('y', [...'abcdefg'])), 'y')).toBeNull()
  expect(classCounts(fakeDataset(), 'gone')).toBeNull()
})

it('writes the size of a table', () => {
  expect(sizeText({ rows: 12403, columnCount: 1 })).toBe('12,403 rows · 1 column')
})
