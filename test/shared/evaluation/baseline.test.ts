import { describe, expect, it } from 'vitest'
import type { NetworkSpec } from '@shared/contract/runSpec'
import { baselineLoss, baselineWarning } from '@shared/evaluation/baseline'
import { gradientDescent, reference, runEpochs, standardizedTable, trainerOn } from '../engine/support'

const admissions = standardizedTable('admissions')
const warn = (loss: number) => baselineWarning(loss, admissions.classes, 2, { ...gradientDescent, learningRate: 5 })

it('is the entropy of the shares', () => {
  expect(baselineLoss(Uint32Array.of(0, 1, 0, 1), 2)).toBeCloseTo(Math.LN2, 15)
  expect(baselineLoss(Uint32Array.of(2, 2), 3)).toBe(0)
  expect(baselineLoss(Uint32Array.of(0, 1, 2, 2), 4)).toBeCloseTo(1.5 * Math.LN2, 15)
  // The constant-only model of statsmodels is fitted by steps, to about eleven digits.
  const shares = reference.admissions.maximum_likelihood.null_log_likelihood / -100
  expect(baselineLoss(admissions.classes, 2)).toBeCloseTo(shares, 10)
})

describe('the warning', () => {
  it('names both losses and what to do', () => {
    expect(warn(22.1)).toBe(
      'The training loss, 22.1, is above 0.693, what predicting the shares of the classes would reach. Try a learning rate below 5, or standardize the features.',
    )
  })

  it('is silent at the baseline and below', () => {
    expect(warn(0.2)).toBeNull()
    expect(warn(baselineLoss(admissions.classes, 2) + 0.001)).toBeNull()
    expect(baselineWarning(1e-9, Uint32Array.of(1, 1), 2, gradientDescent)).toBeNull()
  })

  it('comes for relu units that a huge learning rate has silenced', () => {
    const network: NetworkSpec = { hidden: [8, 8], activation: 'relu', initialisation: 'he' }
    const training = { ...gradientDescent, learningRate: 100 }
    const { trainLoss } = runEpochs(trainerOn(admissions, { network, training }), 300)
    expect(baselineWarning(trainLoss, admissions.classes, 2, training)).toContain('learning rate below 100')
  })
})
