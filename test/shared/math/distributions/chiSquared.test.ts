import { describe, expect, it } from 'vitest'
import { chiSquaredUpperTail } from '@shared/math/distributions/chiSquared'
import { expectFigures } from './figures'

describe('The chi-squared distribution', () => {
  it("has scipy's upper tail", () => {
    expectFigures('chiSquaredUpperTail', chiSquaredUpperTail)
  })

  it('is whole above 0 and nothing above infinity', () => {
    expect([chiSquaredUpperTail(0, 3), chiSquaredUpperTail(-1, 3), chiSquaredUpperTail(Infinity, 3)]).toEqual([1, 1, 0])
    expect(chiSquaredUpperTail(NaN, 3)).toBeNaN()
  })
})
