import { describe, expect, it } from 'vitest'
import { sampleRows, sampleWithSelected } from '@renderer/charts/field/sampleRows'

describe('sampleRows', () => {
  it('takes every row while there are few', () => {
    expect([...sampleRows(4, 5)]).toEqual([0, 1, 2, 3])
    expect([...sampleRows(5, 5)]).toEqual([0, 1, 2, 3, 4])
    expect(sampleRows(0)).toHaveLength(0)
  })

  it('takes the limit of different rows, ascending, the same ones each time', () => {
    for (const count of [5001, 12403, 1_000_000]) {
      const rows = sampleRows(count)
      expect(rows).toHaveLength(5000)
      expect(rows.every((row, i) => row < count && (i === 0 || row > rows[i - 1]!))).toBe(true)
      expect(sampleRows(count)).toEqual(rows)
    }
  })

  it('does not fall in step with a file whose classes alternate', () => {
    const odd = sampleRows(20_000, 5000).filter((row) => row % 2 === 1).length
    expect(odd / 5000).toBeCloseTo(0.5, 1)
  })
})

describe('sampleWithSelected', () => {
  it('has the rows of the sample and every selected one, ascending, each once', () => {
    const selected = new Uint8Array(20_000)
    const chosen = [0, 1, 2, 7777, 19_999]
    for (const row of chosen) selected[row] = 1
    const rows = sampleWithSelected(20_000, selected)
    expect(rows.every((row, i) => i === 0 || row > rows[i - 1]!)).toBe(true)
    expect([...sampleRows(20_000), ...chosen].every((row) => rows.includes(row))).toBe(true)
    expect(rows.length).toBeLessThanOrEqual(5005)
  })

  it('has no more than the limit of selected rows either', () => {
    const rows = sampleWithSelected(1_000_000, new Uint8Array(1_000_000).fill(1))
    expect(rows.length).toBeLessThanOrEqual(10_000)
    expect(rows.at(-1)).toBeLessThan(1_000_000)
  })
})
