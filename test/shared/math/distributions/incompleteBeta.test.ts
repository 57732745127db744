import { describe, expect, it } from 'vitest'
import { incompleteBeta } from '@shared/math/distributions/incompleteBeta'

describe('The incomplete beta function', () => {
  it('is a power where one parameter is 1', () => {
    for (const x of [1e-6, 0.2, 0.5, 0.9]) {
      expect(incompleteBeta(3.5, 1, x, 1 - x) / x ** 3.5).toBeCloseTo(1, 13)
      expect(incompleteBeta(1, 2.5, x, 1 - x) / -Math.expm1(2.5 * Math.log1p(-x))).toBeCloseTo(1, 12)
    }
  })

  it('is the tail of a binomial distribution', () => {
    // P(X >= 3) of 5 draws at 0.3.
    expect(incompleteBeta(3, 3, 0.3, 0.7)).toBeCloseTo(10 * 0.027 * 0.49 + 5 * 0.0081 * 0.7 + 0.00243, 15)
  })

  it('adds up with its mirror image', () => {
    expect(incompleteBeta(40, 0.5, 0.99, 0.01) + incompleteBeta(0.5, 40, 0.01, 0.99)).toBeCloseTo(1, 15)
  })

  it('is 0 and 1 at its ends, and knows nothing outside', () => {
    expect([incompleteBeta(2, 3, 0, 1), incompleteBeta(2, 3, 1, 0)]).toEqual([0, 1])
    expect([incompleteBeta(0, 3, 0.5, 0.5), incompleteBeta(2, 3, -0.5, 1.5)]).toEqual([NaN, NaN])
  })
})
