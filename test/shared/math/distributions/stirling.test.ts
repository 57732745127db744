import { describe, expect, it } from 'vitest'
import { halfDeviance, logGamma, stirlingError } from '@shared/math/distributions/stirling'
import { expectFigures } from './figures'

describe("Stirling's parts of the gamma function", () => {
  it("give scipy's logarithm of it", () => {
    expectFigures('logGamma', logGamma)
  })

  it('keep their figures where the parameters are large and near each other', () => {
    expect(stirlingError(1e12)).toBeCloseTo(1 / 12e12, 25)
    // (x - m)²/2m - (x - m)³/6m² + ...
    expect(halfDeviance(1e8 + 1, 1e8) / (0.5e-8 * (1 - 1e-8 / 3))).toBeCloseTo(1, 14)
    expect(halfDeviance(7, 7)).toBe(0)
  })

  it('meet where the series of the deviance ends', () => {
    const [below, above] = [1.2222, 1.2223].map((x) => halfDeviance(x, 1))
    const slope = Math.log(1.22225)
    expect((above! - below!) / 0.0001 / slope).toBeCloseTo(1, 6)
  })
})
