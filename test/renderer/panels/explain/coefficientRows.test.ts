import { describe, expect, it } from 'vitest'
import type { Coefficient, Inference } from '@shared/contract/inference'
import { coefficientRows, coefficientTable, forestScale } from '@renderer/panels/explain/coefficientRows'

const coefficient = (changes: Partial<Coefficient>): Coefficient => ({
  ...{ name: 'x', feature: 'x', estimate: 2, standardError: 0.5, z: 4, p: 0.00006, low: 1.02, high: 2.98 },
  ...{
    oddsRatio: Math.exp(2),
    oddsLow: null,
    oddsHigh: null,
    standardized: { estimate: 6, standardError: 1.5 },
    vif: 12,
  },
  ...changes,
})
const inference: Inference = {
  ...{ method: 'maximumLikelihood', intervals: 'wald', reference: 'no', rows: 60, weight: 60 },
  coefficients: [
    coefficient({
      name: 'intercept',
      feature: null,
      estimate: -40,
      standardized: { estimate: 0.5, standardError: 0.2 },
      vif: null,
    }),
    coefficient({}),
    coefficient({ name: 'z', estimate: -0.1, low: -0.4, high: null, p: 0.44, vif: 1.1 }),
  ],
  ...{
    leftOut: [],
    logLikelihood: -10,
    nullLogLikelihood: -40,
    likelihoodRatio: null,
    aic: 26,
    bic: 30,
    mcfaddenR2: 0.75,
  },
}

describe('rows of coefficients', () => {
  it('are those of the table per unit', () => {
    const [intercept, x, z] = coefficientRows(inference, 'unit')
    expect(intercept).toMatchObject({ estimate: '−40.0', oddsRatio: '', isIntercept: true })
    expect(x).toMatchObject({
      estimate: '2.00',
      interval: '1.02 to 2.98',
      p: '< 0.001',
      oddsRatio: '7.39',
      highVif: true,
    })
    expect(z).toMatchObject({ interval: '−0.400 to ∞', includesNone: true, p: '0.440', highVif: false })
  })

  it('are stretched to the scale of the network, interval and odds ratio with them', () => {
    const [intercept, x] = coefficientRows(inference, 'sd')
    expect(x).toMatchObject({ value: 6, estimate: '6.00' })
    expect(x?.low).toBeCloseTo(3.06, 12)
    expect(x?.high).toBeCloseTo(8.94, 12)
    expect(x?.oddsRatio).toBe('403')
    // The intercept is moved, not stretched: its p value is of another place.
    expect(intercept).toMatchObject({ estimate: '0.500', p: '' })
    expect(intercept?.low).toBeCloseTo(0.5 - 1.959964 * 0.2, 6)
  })

  it('share a line that has no effect on it, and all intervals but that of the intercept', () => {
    expect(forestScale(coefficientRows(inference, 'unit'))).toEqual({ min: -0.4, max: 2.98 })
  })

  it('are a table that can be taken away', () => {
    const { header, rows } = coefficientTable(coefficientRows(inference, 'unit'), true)
    expect(header).toEqual(['term', 'estimate', 'standard error', 'low', 'high', 'p', 'odds ratio', 'VIF'])
    expect(rows[1]).toEqual(['x', '2.00', '0.500', '1.02', '2.98', '< 0.001', '7.39', '12'])
  })
})
