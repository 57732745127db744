import { describe, expect, it } from 'vitest'
import {
  normalCdf,
  normalDensity,
  normalQuantile,
  normalTwoSided,
  normalUpperTail,
} from '@shared/math/distributions/normal'
import { expectFigures } from './figures'

describe('The standard normal distribution', () => {
  it("has scipy's probabilities, far out too", () => {
    expectFigures('normalCdf', normalCdf)
    expectFigures('normalCdf', (x) => normalUpperTail(-x))
  })

  it("has scipy's quantiles", () => {
    expectFigures('normalQuantile', normalQuantile)
  })

  it('goes on evenly where the series hands over to the continued fraction', () => {
    const step = 2 ** -40
    const drop = normalUpperTail(1.5) - normalUpperTail(1.5 + step)
    expect(Math.abs(drop / (step * normalDensity(1.5)) - 1)).toBeLessThan(1e-3)
  })

  it('has a p value of two sides', () => {
    expect(normalTwoSided(-1.959963984540054)).toBeCloseTo(0.05, 14)
    expect(normalTwoSided(0)).toBe(1)
  })

  it('ends at infinity, and knows nothing outside of probabilities', () => {
    expect([normalUpperTail(Infinity), normalCdf(Infinity), normalUpperTail(-Infinity)]).toEqual([0, 1, 1])
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity])
    expect([normalQuantile(1.1), normalQuantile(NaN), normalCdf(NaN), normalDensity(NaN)]).toEqual([NaN, NaN, NaN, NaN])
  })
})
