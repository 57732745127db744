import { describe, expect, it } from 'vitest'
import { normalQuantile } from '@shared/math/distributions/normal'
import { studentQuantile, studentTwoSided, studentUpperTail } from '@shared/math/distributions/studentT'
import { expectFigures } from './figures'

describe("Student's t distribution", () => {
  it("has scipy's p values, with few degrees of freedom and with a million", () => {
    expectFigures('studentTwoSided', studentTwoSided)
  })

  it("has R's quantiles", () => {
    expectFigures('studentQuantile', studentQuantile)
    expect(studentQuantile(0.5, 4)).toBe(0)
  })

  it('has tails on both sides', () => {
    expect(studentUpperTail(-2, 5)).toBeCloseTo(1 - studentUpperTail(2, 5), 15)
    expect([studentUpperTail(Infinity, 5), studentUpperTail(-Infinity, 5)]).toEqual([0, 1])
  })

  it('comes near the normal distribution with many degrees of freedom', () => {
    expect(studentQuantile(0.975, 1e9)).toBeCloseTo(normalQuantile(0.975), 8)
  })

  it('ends at infinity, and knows nothing outside of probabilities', () => {
    expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity])
    expect([studentQuantile(-0.1, 3), studentQuantile(0.1, 0), studentTwoSided(NaN, 3)]).toEqual([NaN, NaN, NaN])
  })
})
