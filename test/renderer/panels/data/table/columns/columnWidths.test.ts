import { expect, it } from 'vitest'
import { columnWidths, fittedWidth, withinWidths } from '@renderer/panels/data/table/columns/columnWidths'

const measure = (text: string) => 10 * text.length

it('a width stays within its bounds and is a whole number of px', () => {
  expect([withinWidths(10), withinWidths(200.4), withinWidths(9999)]).toEqual([
    columnWidths.least,
    200,
    columnWidths.most,
  ])
})

it('a fitted column holds its longest cell, or its name on two lines, or what its head needs', () => {
  expect(fittedWidth('a', ['x'.repeat(20), 'y'], measure)).toBe(216)
  expect(fittedWidth('n'.repeat(40), ['y'], measure)).toBe(236)
  expect(fittedWidth('a', [], measure)).toBe(104)
  expect(fittedWidth('a', ['x'.repeat(500)], measure)).toBe(columnWidths.most)
})
