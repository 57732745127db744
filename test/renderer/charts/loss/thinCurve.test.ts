import { describe, expect, it } from 'vitest'
import { thinCurve } from '@renderer/charts/loss/thinCurve'

const count = (length: number) => Float64Array.from({ length }, (_, i) => i)

describe('thinCurve', () => {
  it('keeps everything while there is little', () => {
    expect([...thinCurve(count(4), count(4), 4)]).toEqual([0, 1, 2, 3])
    expect(thinCurve(count(0), count(0), 10)).toHaveLength(0)
  })

  it('keeps to the limit, ascending, with both ends', () => {
    for (const length of [11, 100, 2003]) {
      const kept = thinCurve(
        count(length),
        count(length).map((i) => Math.sin(i)),
        10,
      )
      expect(kept).toHaveLength(10)
      expect([kept[0], kept.at(-1)]).toEqual([0, length - 1])
      expect(kept.every((index, i) => i === 0 || index > kept[i - 1]!)).toBe(true)
    }
  })

  it('keeps a peak of one value', () => {
    const y = new Float64Array(1000).fill(1)
    y[613] = 5
    expect([...thinCurve(count(1000), y, 20)]).toContain(613)
  })

  it('takes the larger triangle of two, as computed by hand', () => {
    // Stretches {1, 2} and {3, 4}. From (0, 0) with the mean (3.5, 1): areas |3.5·1 − 1·1| = 2.5 and |−3.5·3 − 2·1| = 12.5.
    // From (2, −3) with the last point (5, 0): |3·(2+3) − 1·3| = 12 and |3·(0+3) − 2·3| = 3.
    expect([...thinCurve(count(6), [0, 1, -3, 2, 0, 0], 4)]).toEqual([0, 2, 3, 5])
  })

  it('breaks where the curve breaks', () => {
    const y = count(1000).map((i) => (i === 500 || i > 900 ? NaN : i))
    const kept = thinCurve(count(1000), y, 50)
    expect([...kept]).toContain(500)
    expect([...kept].filter((index) => index > 900 && !Number.isNaN(y[index]))).toEqual([])
    expect(kept.every((index, i) => i === 0 || index > kept[i - 1]!)).toBe(true)
  })
})
