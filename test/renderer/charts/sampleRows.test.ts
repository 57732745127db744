import { describe, expect, it } from 'vitest'
import { sampleRows } from '@renderer/charts/sampleRows'

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
