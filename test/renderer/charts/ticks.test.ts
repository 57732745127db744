import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisTicks, linearTicks, logTicks, lossAxis } from '@renderer/charts/ticks'

describe('linearTicks', () => {
  it.each([
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [26.3, 103.1, 4, [40, 60, 80, 100]],
    [-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
    [0, 400, 4, [0, 100, 200, 300, 400]],
    [3, 3, 4, [3]],
    [0, 0.3, 3, [0, 0.1, 0.2, 0.3]],
  ])('from %s to %s', (min, max, count, ticks) => {
    expect(linearTicks(min, max, count)).toEqual(ticks)
  })

  it('has none on a range that is not finite', () => {
    expect(linearTicks(0, Infinity, 4)).toEqual([])
    expect(linearTicks(NaN, 1, 4)).toEqual([])
  })

  it('stays inside, rises and keeps to the count', () => {
    const range = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    )
    fc.assert(
      fc.property(range, fc.integer({ min: 2, max: 10 }), ([min, span], count) => {
        const max = min + span
        const ticks = linearTicks(min, max, count)
        const slack = span * 1e-6
        expect(ticks.length).toBeLessThanOrEqual(count + 1)
        expect(ticks.every((tick) => tick >= min - slack && tick <= max + slack)).toBe(true)
        expect(ticks.every((tick, i) => i === 0 || tick > (ticks[i - 1] ?? 0))).toBe(true)
      }),
    )
  })
})

describe('logTicks', () => {
  it.each([
    [0.1, 10, 10, [0.1, 0.2, 0.5, 1, 2, 5, 10]],
    [0.17, 0.95, 5, [0.2, 0.3, 0.5, 0.7]],
    [1e-6, 1, 4, [1e-6, 1e-4, 1e-2, 1]],
    [0.21, 0.24, 4, [0.21, 0.22, 0.23, 0.24]],
  ])('from %s to %s', (min, max, count, ticks) => {
    expect(logTicks(min, max, count)).toEqual(ticks)
  })
})

describe('lossAxis', () => {
  it('begins at 0 and ends at a round value', () => {
    expect(lossAxis(0.23, 0.74, false, 4)).toEqual({ min: 0, max: 0.8, ticks: [0, 0.2, 0.4, 0.6, 0.8] })
  })

  it('is there before any value, and for a loss of 0', () => {
    expect(lossAxis(Infinity, -Infinity, false, 4).max).toBe(1)
    expect(lossAxis(Infinity, -Infinity, true, 4).max).toBeGreaterThan(-1)
    expect(lossAxis(0, 0, false, 5)).toMatchObject({ min: 0, max: 1 })
  })

  it('holds the values and its ticks on a logarithmic scale, flat curves too', () => {
    for (const [low, high] of [
      [0.01, 0.7],
      [0.3, 0.3],
      [0.21, 0.24],
    ] as const) {
      const axis = lossAxis(low, high, true, 4)
      expect(axis.min).toBeLessThan(Math.log10(low))
      expect(axis.max).toBeGreaterThan(Math.log10(high))
      expect(axis.ticks.length).toBeGreaterThanOrEqual(2)
      expect(axis.ticks.every((tick) => tick >= axis.min - 1e-9 && tick <= axis.max + 1e-9)).toBe(true)
    }
  })
})

describe('axisTicks', () => {
  it('marks three values at least, so that no axis has a lone 0', () => {
    expect(axisTicks(-5.1, 3.6, 2)).toEqual([-4, -2, 0, 2])
    expect(axisTicks(0, 10, 5)).toEqual(linearTicks(0, 10, 5))
    expect(axisTicks(7, 7, 5)).toEqual([7])
  })
})
