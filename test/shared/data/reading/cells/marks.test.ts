import { expect, it } from 'vitest'
import { markNames, marks } from '@shared/data/reading/cells/marks'

it('are one bit each, in the order of their names, within what bitwise operators keep positive', () => {
  expect(markNames.map((name) => marks[name])).toEqual(markNames.map((_, bit) => 2 ** bit))
  expect(markNames.length).toBeLessThan(32)
})

it('say first what a cell is: each of the first ten rules the others out', () => {
  expect(markNames.slice(0, 10)).toEqual([
    ...['missing', 'number', 'notFinite', 'leadingZeros', 'boolean'],
    ...['date', 'dayFirst', 'monthFirst', 'eitherFirst', 'text'],
  ])
})
