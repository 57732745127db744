import { describe, expect, it } from 'vitest'
import { extremes, isRounding } from '@shared/math/roundingSpread'

describe('isRounding', () => {
  it('is so of values that are equal by arithmetic', () => {
    expect(isRounding(0.3, 0.1 + 0.2)).toBe(true)
    expect(isRounding(1e9, 1e9 + 1e-7)).toBe(true)
    // 1.1 + 1.1 + ... 1,000 times, against 1,100.
    const sum = Array.from({ length: 1000 }, () => 1.1).reduce((all, value) => all + value, 0)
    expect(sum).not.toBe(1100)
    expect(isRounding(Math.min(sum, 1100), Math.max(sum, 1100))).toBe(true)
    expect(isRounding(-0.1 - 0.2, -0.3)).toBe(true)
    expect(isRounding(7, 7)).toBe(true)
  })

  it('is not so of numbers of up to 13 figures that differ, whatever their size', () => {
    for (const scale of [1e-300, 1e-6, 1, 1e6, 1e200]) {
      expect(isRounding(9.999999999998 * scale, 9.999999999999 * scale)).toBe(false)
      expect(isRounding(1.000000000001 * scale, 1.000000000002 * scale)).toBe(false)
    }
  })

  it('is not so of whole numbers, which are exact up to 2^53', () => {
    expect(isRounding(2 ** 53 - 2, 2 ** 53 - 1)).toBe(false)
    // 1e17 and the next number that there is.
    expect(isRounding(1e17, 1e17 + 16)).toBe(true)
  })

  it('is not so of a difference that has nothing beside it', () => {
    expect(isRounding(0, 5e-17)).toBe(false)
    expect(isRounding(-1e-17, 1e-17)).toBe(false)
  })
})

describe('extremes', () => {
  it('are the least and the greatest', () => {
    expect(extremes(Float64Array.of(3, -1, 2))).toEqual([-1, 3])
    expect(extremes(new Float64Array(0))).toEqual([Infinity, -Infinity])
  })
})
