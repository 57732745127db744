import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimize } from '@shared/data/preparation/features/brent'

describe('minimize', () => {
  it.each<[string, (x: number) => number, number, number, number]>([
    ['a parabola', (x) => (x - 2) ** 2, -10, 10, 2],
    ['x + 1/x', (x) => x + 1 / x, 0.01, 50, 1],
    ['x ln x', (x) => x * Math.log(x), 0.001, 5, 1 / Math.E],
    ['a corner', (x) => Math.abs(x + 3.25), -10, 10, -3.25],
    ['a fourth power', (x) => (x - 1) ** 4, -10, 10, 1],
  ])('finds the lowest point of %s', (_, value, low, high, at) => {
    expect(Math.abs(minimize(value, low, high) - at)).toBeLessThan(value(at + 1e-3) < 1e-11 ? 1e-3 : 1e-6)
  })

  it('goes to a bound where the function falls towards it', () => {
    expect(minimize((x) => x, -3, 8)).toBeCloseTo(-3, 7)
    expect(minimize((x) => -x, -3, 8)).toBeCloseTo(8, 7)
  })

  it('keeps away from values that are not finite', () => {
    const value = (x: number) => (x > 4 ? Infinity : x < 1 ? Number.NaN : (x - 3) ** 2)
    expect(minimize(value, -10, 10)).toBeCloseTo(3, 6)
  })

  it('takes few evaluations, whatever the parabola', () => {
    const finite = fc.double({ min: -9, max: 9, noNaN: true })
    fc.assert(
      fc.property(finite, fc.double({ min: 0.01, max: 1000, noNaN: true }), (at, width) => {
        let count = 0
        const found = minimize(
          (x) => {
            count += 1
            return width * (x - at) ** 2
          },
          -10,
          10,
        )
        expect(Math.abs(found - at)).toBeLessThan(1e-6)
        expect(count).toBeLessThan(40)
      }),
    )
  })
})
