import { describe, expect, it } from 'vitest'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import {
  type Given,
  gradientDescent,
  logistic,
  never,
  partOf,
  standardizedTable,
  trainerOn,
} from '../shared/engine/support'

const admissions = standardizedTable('admissions')

/** Trains until an epoch is not finished; the outcome and the losses of finished epochs. */
function untilItEnds(given: Given, part = admissions, most = 2000) {
  const trainer = trainerOn(part, { ...given, training: { ...gradientDescent, ...given.training, epochs: most } })
  const history = [trainer.trainLoss]
  for (let epoch = 0; epoch < most; epoch++) {
    const outcome = trainer.runEpoch(never)
    if (outcome !== 'finished') return { trainer, history, outcome }
    history.push(trainer.trainLoss)
  }
  return { trainer, history, outcome: 'finished' }
}

it('of a penalty that overshoots comes when its closed form overflows', () => {
  // Without a gradient of the loss each step multiplies the weight by 1 - 100 · 1, so that it passes 1.8e308 at step 155.
  const part = partOf([[0]], [0])
  const training = { ...gradientDescent, learningRate: 100, l2: 1 }
  const { trainer, history, outcome } = untilItEnds({ training, parameters: Float64Array.of(1, -800) }, part)
  expect(outcome).toBe('diverged')
  expect(trainer.epoch).toBe(Math.ceil(Math.log(Number.MAX_VALUE) / Math.log(99)))
  expect(history).toHaveLength(trainer.epoch)
  expect(history.every(Number.isFinite)).toBe(true)
  expect(trainer.runEpoch(never)).toBe('diverged')
  expect(trainer.epoch).toBe(155)
})

describe('a step that overshoots', () => {
  const deep: NetworkSpec = {
    ...logistic,
    hidden: [32, 32, 32, 32],
    activation: 'leakyRelu',
    initialisation: 'he',
    initialDistribution: 'normal',
  }
  const base: TrainingSpec = { ...gradientDescent, learningRate: 100 }
  const cases: [string, Partial<TrainingSpec>][] = [
    ['gd', { optimizer: 'gd' }],
    ['sgd', { optimizer: 'sgd', batchSize: 10 }],
    ['momentum', { optimizer: 'momentum', batchSize: 10 }],
    ['nesterov', { optimizer: 'nesterov' }],
    ['adamw, by its decay', { optimizer: 'adamw', weightDecay: 100, batchSize: 50 }],
  ]

  it.each(
    cases.flatMap(([name, changes]) =>
      (['float32', 'float64'] as const).map((precision) => ({ name, precision, changes })),
    ),
  )(
    'of $name in $precision ends the run in the epoch where it happens, and the history stays',
    ({ changes, precision }) => {
      const training = { ...base, ...changes, precision }
      const { trainer, history, outcome } = untilItEnds({ network: deep, training, seed: 3 })
      expect(outcome).toBe('diverged')
      expect(trainer.epoch).toBeGreaterThan(0)
      expect(Number.isFinite(trainer.trainLoss) && trainer.parameters().every(Number.isFinite)).toBe(false)
      expect(history).toHaveLength(trainer.epoch)
      expect(history.every(Number.isFinite)).toBe(true)
      const { epoch, trainLoss } = trainer
      expect(trainer.runEpoch(never)).toBe('diverged')
      expect([trainer.epoch, trainer.trainLoss]).toEqual([epoch, trainLoss])
    },
  )
})

it.each(['lbfgs', 'newton', 'adam', 'gd'] as const)(
  '%s: before the first step it is told without counting an epoch',
  (optimizer) => {
    const training = { ...gradientDescent, optimizer }
    const trainer = trainerOn(partOf([[1e308, 1e308]], [0]), { training, parameters: Float64Array.of(1, 1, 0) })
    expect(trainer.trainLoss).toBe(Infinity)
    expect(trainer.runEpoch(never)).toBe('diverged')
    expect(trainer.epoch).toBe(0)
  },
)

it('L-BFGS has no learning rate to overshoot with: an enormous start comes back', () => {
  const training = { ...gradientDescent, optimizer: 'lbfgs', l2: 0.1 } as const
  const { outcome, trainer } = untilItEnds({ training, parameters: Float64Array.of(1e6, -1e6, 1e6) }, admissions, 300)
  expect(outcome).toBe('finished')
  expect(trainer.trainLoss).toBeLessThan(0.6)
})

it('of the validation rows alone ends the run too', () => {
  const validation = partOf([[1e308, 0]], [0])
  const training = { ...gradientDescent, learningRate: 0.1 }
  const { trainer, outcome } = untilItEnds({ training, validation, parameters: Float64Array.of(1, 0, 0) })
  expect(outcome).toBe('diverged')
  expect(trainer.validationLoss).toBe(Infinity)
  expect(Number.isFinite(trainer.trainLoss)).toBe(true)
})

it('of a weight that no row feels is told too', () => {
  // The first weight becomes -Infinity, which relu turns to 0: the loss stays ln 2.
  const network: NetworkSpec = { ...logistic, hidden: [1], activation: 'relu' }
  const training = { ...gradientDescent, learningRate: 100, l2: 1 }
  const parameters = Float64Array.of(1e308, 0, 0, 0)
  const trainer = trainerOn(partOf([[1], [1]], [0, 1]), { network, training, parameters })
  expect(trainer.runEpoch(never)).toBe('diverged')
  expect(trainer.trainLoss).toBeCloseTo(Math.LN2, 14)
  expect(trainer.parameters()[0]).toBe(-Infinity)
})

it('of a gradient whose norm overflows is told, not clipped to a standstill', () => {
  const training = { ...gradientDescent, clip: 1, l2: 1e-300 }
  const parameters = Float64Array.of(0, 0, 0)
  const trainer = trainerOn(partOf([[1e170, -1e170], [1e160, 3]], [1, 0]), { training, parameters }) // prettier-ignore
  let outcome = trainer.runEpoch(never)
  for (let epoch = 0; epoch < 5 && outcome === 'finished'; epoch++) outcome = trainer.runEpoch(never)
  expect(outcome).toBe('diverged')
})
