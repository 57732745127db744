import { describe, expect, it } from 'vitest'
import { incompleteGamma } from '@shared/math/distributions/incompleteGamma'

describe('The incomplete gamma function', () => {
  it('is that of an exponential distribution for shape 1, and of two added ones for shape 2', () => {
    for (const x of [0.1, 1.9, 2.1, 30]) {
      expect(incompleteGamma(1, x).upper / Math.exp(-x)).toBeCloseTo(1, 14)
      expect(incompleteGamma(2, x).upper / (Math.exp(-x) * (1 + x))).toBeCloseTo(1, 13)
    }
  })

  it('keeps the figures of a small lower part', () => {
    const x = 1e-9
    expect(incompleteGamma(1, x).lower / -Math.expm1(-x)).toBeCloseTo(1, 14)
  })

  it('knows nothing where it is not defined', () => {
    expect(incompleteGamma(0, 1)).toEqual({ lower: NaN, upper: NaN })
    expect(incompleteGamma(1, -1)).toEqual({ lower: NaN, upper: NaN })
  })
})
