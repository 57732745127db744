import { describe, expect, it } from 'vitest'
import { amounts } from '@shared/evaluation/comparison/amounts'

describe('amounts in a sentence', () => {
  it('have two digits of the spread, all to the same place', () => {
    expect(amounts([0.0124, -0.0031, 0.0274], 0.015)).toEqual(['0.012', '-0.003', '0.027'])
    expect(amounts([1234.5, 1001, 1468], 233)).toEqual(['1235', '1001', '1468'])
    expect(amounts([0.5, 0, 1], 0.5)).toEqual(['0.50', '0.00', '1.00'])
  })

  it('never read as 0 where they are not', () => {
    expect(amounts([0.02, 0.0004, 0.04], 0.02)).toEqual(['0.0200', '0.0004', '0.0400'])
    expect(amounts([0.02, -1e-9, 0.04], 0.02)[1]).toBe('-1.0e-9')
    expect(amounts([-0, 0], 0.02)).toEqual(['0.000', '0.000'])
  })

  it('are as they are where they hardly vary', () => {
    expect(amounts([1e-12, 2e-12], 1e-12)).toEqual(['1e-12', '2e-12'])
    expect(amounts([0], 0)).toEqual(['0.0'])
  })
})
