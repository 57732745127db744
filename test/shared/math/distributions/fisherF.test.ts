import { describe, expect, it } from 'vitest'
import { fUpperTail } from '@shared/math/distributions/fisherF'
import { studentTwoSided } from '@shared/math/distributions/studentT'
import { expectFigures } from './figures'

describe("Fisher's F distribution", () => {
  it("has R's upper tail", () => {
    expectFigures('fUpperTail', fUpperTail)
  })

  it('is the square of a t with one degree of freedom above', () => {
    expect(fUpperTail(2.3 ** 2, 1, 17)).toBeCloseTo(studentTwoSided(2.3, 17), 15)
  })

  it('is whole above 0 and nothing above infinity', () => {
    expect([fUpperTail(0, 2, 3), fUpperTail(Infinity, 2, 3)]).toEqual([1, 0])
  })
})
