import { expect, it } from 'vitest'
import { levelBars, shareOfRows } from '@renderer/panels/data/columns/levelBars'
import { fakeCategory } from '../../../../support/fakeBridge'

const histogram = { labels: ['west', 'east', 'north'], counts: [50, 25, 10] }
const region = fakeCategory('region', ['east', 'north', 'west'], { histogram })

it('bars go by frequency, each against the most frequent level', () => {
  expect(levelBars(region)).toEqual([
    { name: 'west', rows: 50, width: '100%' },
    { name: 'east', rows: 25, width: '50%' },
    { name: 'north', rows: 10, width: '20%' },
  ])
})

it('a share is of all rows, to a tenth of a per cent', () => {
  const [west] = levelBars(region)
  expect(shareOfRows(west!, 300)).toBe('16.7 %')
  expect(shareOfRows(west!, 0)).toBe('0 %')
})
