import { describe, expect, it } from 'vitest'
import type { ModelExplanation } from '@shared/contract/explanation'
import { explanationText } from '../../../../electron/cli/text/explanationText'

const coefficient = {
  ...{ name: 'x', feature: 'x', estimate: 1.5, standardError: 0.5, p: 0.0027, low: 0.5, high: 2.5 },
  ...{ standardized: { estimate: 3, standardError: 1 }, vif: 1 },
}
const explanation: ModelExplanation = {
  ...{ name: 'Mine', target: 'y', classes: ['no', 'yes'], hidden: [], file: null, inferenceReason: null },
  coefficients: [{ name: 'x', feature: 'x', estimate: 1.5, standardized: 3 }],
  inference: {
    ...{ method: 'maximumLikelihood', intervals: 'wald', reference: 'no', rows: 20, weight: 35 },
    coefficients: [{ ...coefficient, z: 3, oddsRatio: null, oddsLow: 1.6, oddsHigh: null }],
    leftOut: [{ name: 'c = red', why: 'reference' }],
    ...{ logLikelihood: -10, nullLogLikelihood: -20, aic: 24, bic: 26, mcfaddenR2: 0.5 },
    likelihoodRatio: { statistic: 20, degrees: 1, p: 1e-5 },
  },
}

describe('The explanation of a model', () => {
  it('has the coefficients with their tests, what others are compared with, and the fit', () => {
    const text = explanationText(explanation)
    expect(text).toMatch(/^Mine: a model of y = yes\./)
    expect(text).toMatch(/x +1\.5 +0\.5 +3\.000 +0\.0027 +0\.5 to 2\.5 +none +3\n/)
    expect(text).toMatch(/c = red is what the other levels are compared with/)
    expect(text).toMatch(/20 training rows, which weigh 35; .* 1 degree of freedom, p < 0\.0001/)
  })

  it('has t and F, and no odds, of a number', () => {
    const text = explanationText({
      ...explanation,
      classes: [],
      inference: {
        ...explanation.inference!,
        ...{ method: 'leastSquares', reference: null, likelihoodRatio: null, mcfaddenR2: null },
        coefficients: [{ ...coefficient, t: 3 }],
        ...{ r2: 0.9, adjustedR2: 0.89, residualStandardError: 2, residualDegrees: 18 },
        f: { statistic: 9, between: 1, within: 18, p: 0.0077 },
      },
    })
    expect(text).not.toMatch(/odds|likelihood-ratio/)
    expect(text).toMatch(/R² 0\.9, adjusted 0\.89; .*F 9 on 1 and 18, p 0\.0077/)
  })

  it('says why there are no standard errors', () => {
    const inferenceReason = { code: 'penalised', message: 'The weights are penalised.' } as const
    const text = explanationText({ ...explanation, inference: null, inferenceReason })
    expect(text).toMatch(/x +1\.5 +3\nThe weights are penalised\.\n/)
  })

  it('tells the classes apart, and what a file adds', () => {
    const text = explanationText({
      ...explanation,
      classes: ['a', 'b', 'c'],
      inference: null,
      coefficients: [{ name: 'x', feature: 'x', class: 'b', estimate: 1, standardized: 2 }],
      file: {
        ...{ rows: 9, importance: null, importanceReason: 'f.csv has no column y.', warnings: [] },
        contributions: {
          ...{ row: 3, quantity: 'score', className: 'b', total: 2, probabilities: [0.1, 0.7, 0.2], value: null },
          ...{ cells: { x: null }, changed: [], linear: null },
          shapley: {
            ...{ base: 1, method: 'sampled', rows: 9, orders: 18 },
            contributions: [{ feature: 'x', contribution: 1, standardError: 0.25 }],
          },
        },
      },
    })
    expect(text).toMatch(/b +x +1 +2\nEach class is compared with a/)
    expect(text).toMatch(/f\.csv has no column y\./)
    expect(text).toMatch(/Row 4: the score of b is 2; probabilities: a 0\.1, b 0\.7, c 0\.2/)
    expect(text).toMatch(/x +missing +1 +± 0\.25/)
  })
})
