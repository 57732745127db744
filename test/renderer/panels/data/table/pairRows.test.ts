import { expect, it } from 'vitest'
import { pairRows } from '@renderer/panels/data/table/pairRows'

it('gives the rows of a pair exactly where only one column lacks values', () => {
  expect(pairRows(12_403, 0, 0)).toBe('n = 12,403')
  expect(pairRows(12_403, 3, 0)).toBe('n = 12,400')
  expect(pairRows(100, 30, 20)).toBe('n from 50 to 70')
  // More are missing than there are rows: the least is none.
  expect(pairRows(100, 60, 70)).toBe('n from 0 to 30')
  expect(pairRows(100, 100, 20)).toBe('n = 0')
})
