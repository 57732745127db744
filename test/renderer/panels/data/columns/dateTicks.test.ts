import { expect, it } from 'vitest'
import { dateTicks } from '@renderer/panels/data/columns/dateTicks'

const day = 86_400_000

it('marks beginning, middle and end of a span, by day where it is long', () => {
  expect(dateTicks(0, 20 * day)).toEqual([
    { place: 0, label: '1970-01-01' },
    { place: 0.5, label: '1970-01-11' },
    { place: 1, label: '1970-01-21' },
  ])
  expect(dateTicks(0, day).map(({ label }) => label)).toEqual(['1970-01-01', '1970-01-01 12:00', '1970-01-02'])
})

it('marks a single date once, in the middle', () => {
  expect(dateTicks(0, 0)).toEqual([{ place: 0.5, label: '1970-01-01' }])
})
