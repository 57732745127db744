import { expect, it } from 'vitest'
import { sampledRows } from '@shared/data/views/sampledRows'

it('are all rows where there are not more than that', () => {
  expect([...sampledRows(3, 3)]).toEqual([0, 1, 2])
  expect([...sampledRows(0, 3)]).toEqual([])
})

it('are one of each stretch, the same ones every time', () => {
  const rows = sampledRows(1_000_003, 1000)
  expect(rows).toEqual(sampledRows(1_000_003, 1000))
  expect(rows).toHaveLength(1000)
  rows.forEach((row, index) => {
    expect(row).toBeGreaterThanOrEqual(Math.floor(index * 1000.003))
    expect(row).toBeLessThan(Math.floor((index + 1) * 1000.003))
  })
  // No period of the file: the places within the stretches are spread.
  const mean = rows.reduce((sum, row, index) => sum + row - index * 1000.003, 0) / 1000
  expect(Math.abs(mean - 500)).toBeLessThan(60)
})
