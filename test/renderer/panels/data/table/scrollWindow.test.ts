import { describe, expect, it } from 'vitest'
import {
  fullHeight,
  isScaled,
  lastOffset,
  offsetAt,
  offsetToShow,
  rowsInWindow,
  scrollHeight,
  scrollTopAt,
} from '@renderer/panels/data/table/scrollWindow'

const frame = (rows: number) => ({ rows, rowHeight: 26, height: 650 })

describe('the window over the rows', () => {
  it('is plain scrolling while the rows are no taller than an element can be', () => {
    const few = frame(1000)
    expect([isScaled(few), scrollHeight(few)]).toEqual([false, 26_000])
    expect([0, 17, 25_350].map((top) => offsetAt(few, top))).toEqual([0, 17, 25_350])
    expect(scrollTopAt(few, 4321)).toBe(4321)
  })

  it('maps the scroll bar by scale beyond that: its ends are the first and the last row', () => {
    const many = frame(50_000_000)
    expect(isScaled(many)).toBe(true)
    // Whole px are told apart by 32-bit floats up to 2^24.
    expect(scrollHeight(many)).toBeLessThan(2 ** 24)
    const furthest = scrollHeight(many) - many.height
    expect([offsetAt(many, 0), offsetAt(many, furthest)]).toEqual([0, lastOffset(many)])
    expect(rowsInWindow(many, lastOffset(many), 0)).toEqual([50_000_000 - 25, 49_999_999])
    expect(offsetAt(many, furthest / 2)).toBeCloseTo(lastOffset(many) / 2, 3)
    expect(offsetAt(many, scrollTopAt(many, 987_654_321))).toBeCloseTo(987_654_321, 3)
  })

  it('has every row within reach by whole px, whatever the number of rows', () => {
    const many = frame(50_000_000)
    for (const row of [0, 1, 123_456, 31_999_999, 49_999_999]) {
      const offset = offsetToShow(many, 1e9, row)
      const [first, last] = rowsInWindow(many, offset, 0)
      expect(row >= first && row <= last).toBe(true)
      expect(row * 26 >= offset && (row + 1) * 26 <= offset + 650).toBe(true)
    }
  })

  it('draws the rows in sight, part of a row included, and some around', () => {
    expect(rowsInWindow(frame(1000), 0, 0)).toEqual([0, 24])
    expect(rowsInWindow(frame(1000), 1, 0)).toEqual([0, 25])
    expect(rowsInWindow(frame(1000), 260, 6)).toEqual([4, 40])
    expect(rowsInWindow(frame(3), 0, 6)).toEqual([0, 2])
    expect(rowsInWindow(frame(0), 0, 6)).toEqual([0, -1])
  })

  it('moves no further than it must to show a row', () => {
    expect(offsetToShow(frame(1000), 260, 10)).toBe(260)
    expect(offsetToShow(frame(1000), 260, 9)).toBe(234)
    expect(offsetToShow(frame(1000), 260, 35)).toBe(36 * 26 - 650)
    expect(offsetToShow(frame(3), 0, 2)).toBe(0)
    expect(fullHeight(frame(3))).toBe(78)
  })

  it('puts a row that is far away in the middle, with others around it', () => {
    // 25 rows fit: 12 above and 12 below.
    expect(offsetToShow(frame(1000), 0, 500)).toBe((500 - 12) * 26)
    expect(offsetToShow(frame(1000), 20_000, 500)).toBe((500 - 12) * 26)
    expect(offsetToShow(frame(1000), 0, 49)).toBe(50 * 26 - 650)
    expect(offsetToShow(frame(1000), 0, 999)).toBe(1000 * 26 - 650)
    expect(offsetToShow(frame(1000), 20_000, 0)).toBe(0)
  })
})
