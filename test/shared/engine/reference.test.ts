import { describe, expect, it } from 'vitest'
import { layersOf } from '@shared/engine/network/network'
import { penalty } from './network/penalty'
import type { Trainer } from '@shared/engine/trainer'
import { classContext } from '@shared/evaluation/metricContext'
import { accuracy } from '@shared/evaluation/metrics/accuracy'
import { logLoss } from '@shared/evaluation/metrics/logLoss'
import { probabilitiesOf } from '@shared/engine/predict/predict'
import { networkOutputs } from '@shared/engine/predict/predictor'
import { lossSurface } from './lossSurface'
import { gradientDescent, logistic, reference, relativeError, runEpochs, standardizedTable } from './support'
import { trainerOn, type Weights } from './support'

const admissions = standardizedTable('admissions')
const facts = reference.admissions

const metricsOf = (trainer: Trainer, part = admissions) => {
  const logits = networkOutputs(trainer.network, trainer.parameters(), part.inputs)
  const predicted = { kind: 'classes', probabilities: probabilitiesOf(logits), logits } as const
  const context = classContext(predicted, part.targets as Uint32Array)
  return { logLoss: logLoss.compute(context), accuracy: accuracy.compute(context), confusion: context.confusion }
}

describe('logistic regression on admissions, by gradient descent from zero', () => {
  it('has the loss of NumPy after 0 to 10,000 steps', () => {
    const trainer = trainerOn(admissions)
    expect(trainer.trainLoss).toBeCloseTo(facts.loss_at_zero, 14)
    for (const [steps, loss] of Object.entries(facts.gradient_descent_from_zero_lr_1_standardized.loss_after_steps)) {
      runEpochs(trainer, Number(steps) - trainer.epoch)
      expect(relativeError(trainer.trainLoss, loss), `after ${steps} steps`).toBeLessThan(1e-12)
    }
    expect(trainer.epoch).toBe(10_000)
  })

  it('ends at the maximum likelihood of statsmodels, with its metrics', () => {
    const trainer = runEpochs(trainerOn(admissions), 5000)
    const [intercept, ...weights] = facts.theta_standardized
    const expected = [...weights, intercept!]
    trainer.parameters().forEach((value, i) => expect(relativeError(value, expected[i]!)).toBeLessThan(1e-7))
    const { logLoss, accuracy, confusion } = metricsOf(trainer)
    expect(logLoss).toBeCloseTo(facts.metrics_at_ml.log_loss, 12)
    expect(accuracy).toBe(facts.metrics_at_ml.accuracy)
    expect(confusion.flat()).toEqual(facts.metrics_at_ml.confusion_tn_fp_fn_tp)
  })

  it('ends at the penalised weights of scikit-learn with λ = 1 / rows', () => {
    const training = { ...gradientDescent, l2: 1 / 100 }
    const trainer = runEpochs(trainerOn(admissions, { training }), 3000)
    const { coef, intercept } = facts.sklearn_l2_C1_standardized
    const expected = [...coef, intercept]
    // Their solver stops at a gradient of 1e-4 or less, which leaves about that much in the weights.
    trainer.parameters().forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-4))
    // At the minimum the gradient, with the penalty, is 0.
    const { gradient } = lossSurface(admissions, { training }).pass(trainer.parameters())
    for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-12)
  })
})

describe('the 2-3-1 tanh network on admissions', () => {
  const network = facts['network_2_3_1_tanh_lr_0.5_standardized']
  const start = Float64Array.of(
    ...[0, 1].flatMap((i) => [0, 1, 2].map((j) => 0.5 * Math.sin(1 + 3 * i + j))),
    ...[0, 0, 0],
    ...[0, 1, 2].map((k) => 0.5 * Math.cos(1 + k)),
    0,
  )
  const flat = ({ W1, b1, W2, b2 }: Weights) => [...W1.flat(), ...b1, ...W2, b2]
  const spec = { ...logistic, hidden: [3] }
  const training = { ...gradientDescent, learningRate: 0.5 }

  it('has the gradient of NumPy at the start', () => {
    const { loss, gradient } = lossSurface(admissions, { network: spec }).pass(start)
    expect(loss).toBeCloseTo(network.loss['0']!, 14)
    flat(network.grad).forEach((expected, i) => expect(relativeError(gradient[i]!, expected)).toBeLessThan(1e-10))
  })

  it('has its losses after 0 to 1000 steps and its weights at the end', () => {
    const trainer = trainerOn(admissions, { network: spec, training, parameters: start })
    for (const [steps, loss] of Object.entries(network.loss)) {
      runEpochs(trainer, Number(steps) - trainer.epoch)
      expect(relativeError(trainer.trainLoss, loss), `after ${steps} steps`).toBeLessThan(1e-10)
    }
    const expected = flat(network.final)
    trainer.parameters().forEach((value, i) => expect(relativeError(value, expected[i]!)).toBeLessThan(1e-9))
    expect(layersOf(trainer.network, trainer.parameters())[1]!.bias[0]).toBeCloseTo(network.final.b2, 10)
    expect(metricsOf(trainer).accuracy).toBe(network.final.accuracy)
  })
})

it('softmax regression on iris ends at the penalised loss of scikit-learn', () => {
  const iris = standardizedTable('iris')
  const l2 = 1 / iris.inputs.rows
  const trainer = runEpochs(trainerOn(iris, { classCount: 3, training: { ...gradientDescent, l2 } }), 5000)
  const { loss, accuracy } = reference.iris.softmax_l2_C1_standardized
  expect(penalty(trainer.network, trainer.parameters(), 0, l2)).toBeGreaterThan(0.01)
  expect(relativeError(trainer.trainLoss, loss)).toBeLessThan(1e-5)
  expect(metricsOf(trainer, iris).accuracy).toBe(accuracy)
})
