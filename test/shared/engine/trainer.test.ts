import { describe, expect, it } from 'vitest'
import type { NetworkSpec, TrainingSpec } from '@shared/contract/runSpec'
import { fingerprint } from '@shared/engine/fingerprint'
import { engineVersion } from '@shared/engine/version'
import type { TrainerOptions } from '@shared/engine/trainer'
import { gradientDescent, logistic, never, randomPart, runEpochs, standardizedTable, trainerOn } from './support'

const iris = standardizedTable('iris')
const admissions = standardizedTable('admissions')
const wide: NetworkSpec = { hidden: [6, 4], activation: 'tanh', initialisation: 'glorot' }
const adam: TrainingSpec = { optimizer: 'adam', learningRate: 0.01, epochs: 50, batchSize: 32, l2: 0.001 }
const irisAdam: Partial<TrainerOptions> = { network: wide, training: adam, classCount: 3 }

describe('determinism', () => {
  const bits = (given: Partial<TrainerOptions>) => {
    const trainer = runEpochs(trainerOn(iris, { ...irisAdam, ...given }), 5)
    return fingerprint(trainer.parameters)
  }

  it('the same seed gives the same bits, another seed others', () => {
    expect(bits({ seed: 4 })).toBe(bits({ seed: 4 }))
    expect(bits({ seed: 5 })).not.toBe(bits({ seed: 4 }))
  })

  it('the shuffle alone depends on the seed too', () => {
    const parameters = new Float64Array(73).fill(0.1)
    expect(bits({ parameters, seed: 4 })).not.toBe(bits({ parameters, seed: 5 }))
  })

  it.each([
    ['mini-batches of adam', {}, '0adf5411eb3ac5af'],
    [
      'full-batch relu',
      {
        network: { ...wide, activation: 'relu', initialisation: 'he' },
        training: { ...gradientDescent, learningRate: 0.1 },
      },
      '318f5315cba4a57d',
    ],
    [
      'mini-batches of sgd, sigmoid',
      { network: { ...wide, activation: 'sigmoid' }, training: { ...adam, optimizer: 'sgd', batchSize: 7 } },
      '31d534a1e8a4aa06',
    ],
  ] as const)('%s keeps the bits of engine version 1', (_, given, expected) => {
    expect(engineVersion).toBe('1')
    expect(bits({ ...given, seed: 42 } as Partial<TrainerOptions>)).toBe(expected)
  })
})

describe('order of rows', () => {
  it('a mini-batch of every row is a full batch but for rounding', () => {
    const training = { ...adam, optimizer: 'sgd', learningRate: 0.1 } as const
    const full = runEpochs(trainerOn(iris, { ...irisAdam, training: { ...training, batchSize: 'full' } }), 30)
    const mini = runEpochs(trainerOn(iris, { ...irisAdam, training: { ...training, batchSize: 150 } }), 30)
    full.parameters.forEach((value, i) => expect(Math.abs(value - mini.parameters[i]!)).toBeLessThan(1e-9))
    expect(Math.abs(full.trainLoss - mini.trainLoss)).toBeLessThan(1e-9)
  })

  it('full batches do not depend on the seed', () => {
    const weights = (seed: number) => runEpochs(trainerOn(admissions, { seed }), 10).parameters
    expect(weights(1)).toEqual(weights(2))
  })

  it('a short last batch counts by its own mean', () => {
    // Three rows in batches of two from zero weights: the steps can be followed by hand for any order.
    const part = { inputs: { rows: 3, columns: 1, values: Float64Array.of(1, 1, 1) }, classes: Uint32Array.of(1, 1, 1) }
    const trainer = runEpochs(trainerOn(part, { training: { ...gradientDescent, optimizer: 'sgd', batchSize: 2 } }), 1)
    const afterTwo = 0.5
    const afterThree = afterTwo + 1 / (1 + Math.exp(2 * afterTwo))
    expect(trainer.parameters[0]).toBeCloseTo(afterThree, 14)
    expect(trainer.parameters[1]).toBeCloseTo(afterThree, 14)
  })
})

describe('losses', () => {
  it('are there before training and leave the penalty out', () => {
    const trainer = trainerOn(admissions, {
      training: { ...gradientDescent, l2: 5 },
      parameters: Float64Array.of(0, 0, 0),
    })
    expect(trainer.epoch).toBe(0)
    expect(trainer.trainLoss).toBeCloseTo(Math.LN2, 14)
    expect(trainer.validationLoss).toBeNaN()
    const heavy = trainerOn(admissions, {
      training: { ...gradientDescent, l2: 5 },
      parameters: Float64Array.of(2, 1, 0),
    })
    const light = trainerOn(admissions, { parameters: Float64Array.of(2, 1, 0) })
    expect(heavy.trainLoss).toBe(light.trainLoss)
  })

  it('of validation rows are theirs, and do not touch the training', () => {
    const validation = randomPart(20, 4, 3)
    const given = { ...irisAdam, validation }
    const watched = runEpochs(trainerOn(iris, given), 5)
    expect(watched.parameters).toEqual(runEpochs(trainerOn(iris, irisAdam), 5).parameters)
    const asTraining = trainerOn(validation, { ...irisAdam, parameters: watched.parameters })
    expect(watched.validationLoss).toBe(asTraining.trainLoss)
    expect(trainerOn(iris, { ...irisAdam, validation: randomPart(0, 4, 3) }).validationLoss).toBeNaN()
  })

  it('belong to the present parameters after each epoch', () => {
    for (const given of [irisAdam, { ...irisAdam, training: { ...adam, batchSize: 'full' as const } }]) {
      const trainer = runEpochs(trainerOn(iris, given), 3)
      const fresh = trainerOn(iris, { ...given, parameters: trainer.parameters })
      expect(trainer.trainLoss).toBe(fresh.trainLoss)
    }
  })
})

describe('stopping', () => {
  /** Says yes at the n-th question. */
  const stopAt = (n: number) => () => --n === 0

  const cases: [string, Partial<TrainerOptions>, number][] = [
    ['mini-batches', irisAdam, 7],
    ['full batches', { ...irisAdam, training: { ...adam, batchSize: 'full' } }, 2],
  ]

  it.each(cases)('in %s leaves no trace, wherever it happens', (_, given, questions) => {
    const options = { ...given, validation: randomPart(9, 4, 3) }
    const straight = trainerOn(iris, options)
    const interrupted = trainerOn(iris, options)
    let stops = 0
    for (let epoch = 1; epoch <= 3; epoch++) {
      for (let n = 1; n <= questions; n++) {
        const { trainLoss, validationLoss } = interrupted
        const before = fingerprint(interrupted.parameters)
        const outcome = interrupted.runEpoch(stopAt(n))
        expect(outcome).toBe('stopped')
        stops++
        expect(interrupted.epoch).toBe(epoch - 1)
        expect([interrupted.trainLoss, interrupted.validationLoss]).toEqual([trainLoss, validationLoss])
        expect(fingerprint(interrupted.parameters)).toBe(before)
      }
      runEpochs(straight, 1)
      runEpochs(interrupted, 1)
      expect(interrupted.parameters).toEqual(straight.parameters)
      expect(interrupted.trainLoss).toBe(straight.trainLoss)
    }
    expect(stops).toBe(3 * questions)
  })

  it('is noticed within a full batch of many rows, and before training', () => {
    const large = randomPart(5000, 3, 2)
    const trainer = trainerOn(large)
    expect(trainer.begin(stopAt(4))).toBe('stopped')
    expect(trainer.begin(never)).toBe('finished')
    expect(trainer.runEpoch(stopAt(4))).toBe('stopped')
    expect(trainer.epoch).toBe(0)
  })
})

describe('divergence', () => {
  /** Trains until an epoch is not finished; the outcome and the losses of finished epochs. */
  function untilItEnds(given: Partial<TrainerOptions>, part = admissions, most = 2000) {
    const trainer = trainerOn(part, given)
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
    const part = { inputs: { rows: 1, columns: 1, values: Float64Array.of(0) }, classes: Uint32Array.of(0) }
    const training = { ...gradientDescent, learningRate: 100, l2: 1 }
    const { trainer, history, outcome } = untilItEnds({ training, parameters: Float64Array.of(1, -800) }, part)
    expect(outcome).toBe('diverged')
    expect(trainer.epoch).toBe(Math.ceil(Math.log(Number.MAX_VALUE) / Math.log(99)))
    expect(history).toHaveLength(trainer.epoch)
    expect(history.every(Number.isFinite)).toBe(true)
    expect(trainer.runEpoch(never)).toBe('diverged')
    expect(trainer.epoch).toBe(155)
  })

  it.each([
    { batchSize: 'full', seed: 3, epoch: 4 },
    { batchSize: 10, seed: 4, epoch: 1 },
  ] as const)('of a deep relu network at learning rate 100 is told, batch size $batchSize', (given) => {
    const network: NetworkSpec = { hidden: [32, 32, 32, 32], activation: 'relu', initialisation: 'he' }
    const training = { ...adam, optimizer: 'sgd', learningRate: 100, batchSize: given.batchSize, l2: 0 } as const
    const { trainer, history, outcome } = untilItEnds({ network, training, seed: given.seed })
    expect(outcome).toBe('diverged')
    expect(trainer.epoch).toBe(given.epoch)
    expect(Number.isFinite(trainer.trainLoss) && trainer.parameters.every(Number.isFinite)).toBe(false)
    expect(history).toHaveLength(given.epoch)
    expect(history.every(Number.isFinite)).toBe(true)
  })

  it('before the first step is told without counting an epoch', () => {
    const part = { inputs: { rows: 1, columns: 2, values: Float64Array.of(1e308, 1e308) }, classes: Uint32Array.of(0) }
    const trainer = trainerOn(part, { parameters: Float64Array.of(1, 1, 0) })
    expect(trainer.trainLoss).toBe(Infinity)
    expect(trainer.runEpoch(never)).toBe('diverged')
    expect(trainer.epoch).toBe(0)
  })
})

describe('awkward data', () => {
  it('is not written to', () => {
    const copy = structuredClone(iris)
    runEpochs(trainerOn(iris, { ...irisAdam, validation: iris }), 2)
    expect(iris).toEqual(copy)
  })

  it('start parameters are copied', () => {
    const parameters = new Float64Array(3)
    runEpochs(trainerOn(admissions, { parameters }), 1)
    expect([...parameters]).toEqual([0, 0, 0])
  })

  it('one row is learnt', () => {
    const part = { inputs: { rows: 1, columns: 2, values: Float64Array.of(1, -1) }, classes: Uint32Array.of(2) }
    const trainer = trainerOn(part, { classCount: 3 })
    expect(trainer.trainLoss).toBeCloseTo(Math.log(3), 14)
    expect(runEpochs(trainer, 100).trainLoss).toBeLessThan(0.01)
  })

  it('a column of zeros keeps its weight, a batch size beyond the rows takes them all', () => {
    const part = randomPart(10, 2, 2)
    for (let row = 0; row < 10; row++) part.inputs.values[2 * row] = 0
    const training = { ...gradientDescent, optimizer: 'sgd', batchSize: 1_000_000 } as const
    const trainer = runEpochs(trainerOn(part, { training, parameters: Float64Array.of(0.25, 0, 0) }), 20)
    expect(trainer.parameters[0]).toBe(0.25)
    expect(trainer.parameters[1]).not.toBe(0)
  })
})

describe('refusals', () => {
  it.each<[string, Partial<TrainerOptions>, string, RegExp]>([
    ['no rows', { train: randomPart(0, 2, 2) }, 'bad-features', /No rows are left/],
    ['one class', { classCount: 1 }, 'bad-target', /two classes/],
    ['too many classes in the data', { train: iris }, 'bad-target', /training row/],
    [
      'validation that is not finite',
      { validation: { ...randomPart(1, 2, 1), inputs: { rows: 1, columns: 2, values: Float64Array.of(0, NaN) } } },
      'bad-features',
      /Input 2 of validation row 1/,
    ],
    ['parameters of another network', { parameters: new Float64Array(4) }, 'bad-model', /3 finite parameters/],
    ['parameters that are not finite', { parameters: Float64Array.of(0, NaN, 0) }, 'bad-model', /3 finite parameters/],
    [
      'a network that is too large',
      { train: randomPart(2, 2000, 2), network: { ...logistic, hidden: [1024, 1024, 1024] } },
      'bad-setting',
      /parameters/,
    ],
  ])('%s', (_, given, code, message) => {
    expect(() => trainerOn(admissions, given)).toThrow(
      expect.objectContaining({ name: 'LabError', code, message: expect.stringMatching(message) }),
    )
  })
})
