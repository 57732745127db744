import { describe, expect, it } from 'vitest'
import {
  domainText,
  insideDomain,
  isOutside,
  isPartial,
  transformer,
} from '@shared/data/preparation/features/transforms'

describe('transformer', () => {
  it('is the function of its name', () => {
    expect(transformer('log', null)(Math.E)).toBeCloseTo(1, 15)
    expect(transformer('log1p', null)(Math.E - 1)).toBeCloseTo(1, 15)
    expect(transformer('sqrt', null)(2.25)).toBe(1.5)
    expect(transformer('square', null)(-1.5)).toBe(2.25)
    expect(transformer('yeoJohnson', 2)(3)).toBeCloseTo(7.5, 13)
    expect(transformer('none', null)(-0.1)).toBe(-0.1)
  })

  it('is finite inside its domain and not outside', () => {
    for (const transform of ['log', 'log1p', 'sqrt'] as const) {
      expect(isPartial(transform)).toBe(true)
      for (const value of [-2, -1, -0.5, -1e-9, 0, 1e-9, 5]) {
        expect(Number.isFinite(transformer(transform, null)(value))).toBe(!isOutside(transform, value))
      }
    }
    expect([isOutside('square', -3), isOutside('none', -3), isOutside('log', Number.NaN)]).toEqual([
      false,
      false,
      false,
    ])
    expect(['log', 'log1p', 'sqrt'].map((name) => domainText(name as 'log'))).toEqual([
      'log takes values above 0',
      'log1p takes values above -1',
      'sqrt takes values of 0 or more',
    ])
  })

  it('draws an axis inside the domain', () => {
    expect(insideDomain('sqrt', [-3, 50])).toEqual([0, 50])
    expect(insideDomain('log', [-3, 50])).toEqual([0.05, 50])
    expect(insideDomain('log', [2, 50])).toEqual([2, 50])
    expect(insideDomain('square', [-3, 50])).toEqual([-3, 50])
  })
})
