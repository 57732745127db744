import { describe, expect, it } from 'vitest'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { fingerprint } from '@shared/engine/fingerprint'
import { lossSurface } from '../lossSurface'
import {
  gradientDescent,
  logistic,
  never,
  randomPart,
  reference,
  relativeError,
  standardizedTable,
  trainerOn,
} from '../support'

const lbfgs: TrainingSpec = { ...gradientDescent, optimizer: 'lbfgs', epochs: 200, tolerance: 1e-9 }
const admissions = standardizedTable('admissions')
const iris = standardizedTable('iris')

function runToEnd(trainer: ReturnType<typeof trainerOn>) {
  const losses = [trainer.trainLoss]
  while (trainer.ended === null) {
    expect(trainer.runEpoch(never)).toBe('finished')
    losses.push(trainer.trainLoss)
  }
  return losses
}

it('L-BFGS ends at the maximum likelihood of statsmodels, within a few iterations', () => {
  const trainer = trainerOn(admissions, { training: { ...lbfgs, tolerance: 1e-10 } })
  runToEnd(trainer)
  expect(trainer.ended).toBe('converged')
  expect(trainer.epoch).toBeLessThan(40)
  const [intercept, ...weights] = reference.admissions.theta_standardized
  const expected = [...weights, intercept!]
  trainer.parameters().forEach((value, i) => expect(relativeError(value, expected[i]!)).toBeLessThan(1e-8))
  expect(trainer.trainLoss).toBeCloseTo(reference.admissions.maximum_likelihood.loss, 14)
})

it('L-BFGS ends where the gradient with its penalty is at most the tolerance', () => {
  const training = { ...lbfgs, l2: 1 / 150, tolerance: 1e-6 }
  const trainer = trainerOn(iris, { training, classCount: 3 })
  runToEnd(trainer)
  const { gradient } = lossSurface(iris, { training, classCount: 3 }).pass(trainer.parameters())
  expect(trainer.ended).toBe('converged')
  expect(Math.hypot(...gradient)).toBeLessThanOrEqual(1e-6)
  expect(relativeError(trainer.trainLoss, reference.iris.softmax_l2_C1_standardized.loss)).toBeLessThan(1e-5)
})

describe('the loss', () => {
  it.each(['float32', 'float64'] as const)(
    'belongs to the parameters and never rises by more than rounding in %s',
    (precision) => {
      const network: NetworkSpec = { ...logistic, hidden: [6], initialisation: 'glorot' }
      const training = { ...lbfgs, precision, epochs: 40 }
      const trainer = trainerOn(iris, { network, training, classCount: 3 })
      const losses = runToEnd(trainer)
      const noise = precision === 'float32' ? 1e-6 : 1e-12
      losses.forEach((loss, i) => expect(loss).toBeLessThanOrEqual((losses[i - 1] ?? Infinity) * (1 + noise)))
      const fresh = trainerOn(iris, { network, training, classCount: 3, parameters: trainer.parameters() })
      expect(relativeError(trainer.trainLoss, fresh.trainLoss)).toBeLessThan(1e-14)
    },
  )
})

it('a stop in the line search leaves the parameters where they were', () => {
  const trainer = trainerOn(randomPart(600, 4, 2), { training: lbfgs })
  const before = fingerprint(trainer.parameters())
  for (const questions of [1, 2, 4, 5]) {
    let left = questions
    expect(trainer.runEpoch(() => --left === 0)).toBe('stopped')
    expect(fingerprint(trainer.parameters())).toBe(before)
  }
})

it('a checkpoint between a step and the end of its epoch has the loss that came with the step', () => {
  // In float64 the last bit tells in which stretches a loss was summed: those of a gradient are not those of an evaluation.
  const part = randomPart(4000, 20, 2)
  const given = { training: lbfgs, validation: randomPart(300, 20, 2, 9) }
  const straight = trainerOn(part, given)
  let questions = 0
  straight.runEpoch(() => {
    questions++
    return false
  })
  const stopped = trainerOn(part, given)
  // The last question is whether to stop before the validation rows.
  let left = questions - 1
  expect(stopped.runEpoch(() => --left === 0)).toBe('stopped')
  expect(stopped.batch).toBe(1)
  const resumed = trainerOn(part, { ...given, checkpoint: structuredClone(stopped.checkpoint()) })
  resumed.runEpoch(never)
  expect([resumed.epoch, resumed.trainLoss]).toEqual([1, straight.trainLoss])
})
