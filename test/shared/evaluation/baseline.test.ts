import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultTraining } from '../../support/defaults'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { type Targets, baselineLoss, baselineWarning } from '@shared/evaluation/baseline'
import { gradientDescent, reference, runEpochs, standardizedTable, trainerOn } from '../engine/support'

const admissions = standardizedTable('admissions')
const squared: TrainingSpec = { ...defaultTraining, loss: 'squaredError' }
const classes = (...targets: number[]): Targets => ({ targets: Uint32Array.from(targets), weights: null })
const numbers = (...targets: number[]): Targets => ({ targets: Float64Array.from(targets), weights: null })

describe('the baseline of classes', () => {
  it('is the entropy of the shares', () => {
    expect(baselineLoss(classes(0, 1, 0, 1), defaultTraining)).toBeCloseTo(Math.LN2, 15)
    expect(baselineLoss(classes(2, 2), defaultTraining)).toBe(0)
    expect(baselineLoss(classes(0, 1, 2, 2), defaultTraining)).toBeCloseTo(1.5 * Math.LN2, 15)
    // The constant-only model of statsmodels is fitted by steps, to about eleven digits.
    const shares = reference.admissions.maximum_likelihood.null_log_likelihood / -100
    expect(baselineLoss(admissions, defaultTraining)).toBeCloseTo(shares, 10)
  })
})

describe('the baseline of numbers', () => {
  it('is half the variance: 1/2 for a standardized target', () => {
    expect(baselineLoss(numbers(-1, 1, 1, -1), squared)).toBe(0.5)
    expect(baselineLoss(numbers(2, 4, 4, 4, 5, 5, 7, 9), squared)).toBe(2)
    expect(baselineLoss(numbers(3, 3), squared)).toBe(0)
  })

  it('is the mean of Huber losses around the mean', () => {
    const huber = { loss: 'huber', huberDelta: 1.5, labelSmoothing: 0 } as const
    // Errors of 1 and 3: 1/2, and 1.5 · (3 - 0.75).
    expect(baselineLoss(numbers(-1, 1), huber)).toBe(0.5)
    expect(baselineLoss(numbers(-3, 3), huber)).toBe(3.375)
    expect(baselineLoss(numbers(-3, 3), { ...huber, huberDelta: 3 })).toBe(4.5)
    // One of five is an outlier: around the median, 0, its error of 100 counts 1.5 · (100 - 0.75), and the other four nothing.
    expect(baselineLoss(numbers(0, 0, 0, 0, 100), huber)).toBeCloseTo(148.875 / 5, 12)
  })
})

describe('weights', () => {
  const parts = fc.array(fc.record({ target: fc.nat(3), weight: fc.nat(5) }), { minLength: 1, maxLength: 30 })
  for (const training of [defaultTraining, squared, { ...squared, loss: 'huber' as const, huberDelta: 1 }]) {
    it(`of ${training.loss} count like repeated rows, whatever their unit`, () => {
      fc.assert(
        fc.property(parts, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (rows, unit) => {
          fc.pre(rows.some(({ weight }) => weight > 0))
          const kind = training.loss === 'crossEntropy' ? Uint32Array : Float64Array
          const targets = kind.from(rows.map(({ target }) => target))
          const repeated = kind.from(rows.flatMap(({ target, weight }) => new Array<number>(weight).fill(target)))
          const weights = Float64Array.from(rows, ({ weight }) => weight * unit)
          const weighted = baselineLoss({ targets, weights }, training)
          expect(weighted).toBeCloseTo(baselineLoss({ targets: repeated, weights: null }, training), 12)
        }),
      )
    })
  }
})

describe('the warning', () => {
  const warn = (loss: number) => baselineWarning(loss, admissions, { ...gradientDescent, learningRate: 5 })

  it('names both losses and what to do', () => {
    expect(warn(22.1)).toBe(
      'The training loss, 22.1, is above 0.693, what predicting the shares of the classes would reach. Try a learning rate below 5, or standardize the features.',
    )
    expect(baselineWarning(0.6, numbers(-1, 1), squared)).toBe(
      'The training loss, 1.20, is above 1.00, what predicting the mean would reach. Try a learning rate below 1, or standardize the features.',
    )
  })

  it('is silent at the baseline and below', () => {
    expect(warn(0.2)).toBeNull()
    expect(warn(baselineLoss(admissions, gradientDescent) + 0.001)).toBeNull()
    expect(baselineWarning(1e-9, classes(1, 1), gradientDescent)).toBeNull()
    expect(baselineWarning(0.5, numbers(-1, 1), squared)).toBeNull()
  })

  it('comes for relu units that a huge learning rate has silenced', () => {
    const network: NetworkSpec = {
      hidden: [8, 8],
      activation: 'relu',
      initialisation: 'he',
      initialDistribution: 'normal',
    }
    const training = { ...gradientDescent, learningRate: 100 }
    const { trainLoss } = runEpochs(trainerOn(admissions, { network, training }), 300)
    expect(baselineWarning(trainLoss, admissions, training)).toContain('learning rate below 100')
  })
})
