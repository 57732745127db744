import { describe, expect, it } from 'vitest'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { fingerprint } from '@shared/engine/fingerprint'
import { createTrainer } from '@shared/engine/trainer'
import { type Given, dataOf, gradientDescent, logistic, never, partOf, randomPart } from './support'
import { runEpochs, standardizedTable, trainerOn } from './support'

const iris = standardizedTable('iris')
const admissions = standardizedTable('admissions')
const wide: NetworkSpec = {
  hidden: [6, 4],
  activation: 'tanh',
  initialisation: 'glorot',
  initialDistribution: 'uniform',
}
const adam: TrainingSpec = {
  ...gradientDescent,
  optimizer: 'adam',
  learningRate: 0.01,
  epochs: 50,
  batchSize: 32,
  l2: 0.001,
}
const irisAdam: Given = { network: wide, training: adam, classCount: 3 }

describe('determinism', () => {
  const bits = (given: Given) => fingerprint(runEpochs(trainerOn(iris, { ...irisAdam, ...given }), 5).parameters())

  it('the same seed gives the same bits, another seed others', () => {
    expect(bits({ seed: 4 })).toBe(bits({ seed: 4 }))
    expect(bits({ seed: 5 })).not.toBe(bits({ seed: 4 }))
  })

  it('the shuffle alone depends on the seed too', () => {
    const parameters = new Float64Array(73).fill(0.1)
    expect(bits({ parameters, seed: 4 })).not.toBe(bits({ parameters, seed: 5 }))
  })

  it('the precision makes a difference of rounding only', () => {
    const run = (precision: TrainingSpec['precision']) =>
      runEpochs(trainerOn(iris, { ...irisAdam, training: { ...adam, precision } }), 20)
    const [single, double] = [run('float32'), run('float64')]
    expect(fingerprint(single.parameters())).not.toBe(fingerprint(double.parameters()))
    single.parameters().forEach((value, i) => expect(value).toBeCloseTo(double.parameters()[i]!, 3))
    expect(single.parameters().every((value) => value === Math.fround(value))).toBe(true)
  })
})

describe('order of rows', () => {
  it('a mini-batch of every row is a full batch but for rounding', () => {
    const training = { ...adam, optimizer: 'sgd', learningRate: 0.1 } as const
    const full = runEpochs(trainerOn(iris, { ...irisAdam, training: { ...training, batchSize: 'full' } }), 30)
    const mini = runEpochs(trainerOn(iris, { ...irisAdam, training: { ...training, batchSize: 150 } }), 30)
    full.parameters().forEach((value, i) => expect(Math.abs(value - mini.parameters()[i]!)).toBeLessThan(1e-9))
    expect(Math.abs(full.trainLoss - mini.trainLoss)).toBeLessThan(1e-9)
  })

  it('full batches do not depend on the seed', () => {
    const weights = (seed: number) => runEpochs(trainerOn(admissions, { seed }), 10).parameters()
    expect(weights(1)).toEqual(weights(2))
  })

  it('a short last batch counts by its own mean', () => {
    // Three rows in batches of two from zero weights: the steps can be followed by hand for any order.
    const part = partOf([[1], [1], [1]], [1, 1, 1])
    const training: TrainingSpec = { ...gradientDescent, optimizer: 'sgd', batchSize: 2 }
    const trainer = runEpochs(trainerOn(part, { training }), 1)
    const afterTwo = 0.5
    const afterThree = afterTwo + 1 / (1 + Math.exp(2 * afterTwo))
    expect(trainer.parameters()[0]).toBeCloseTo(afterThree, 14)
    expect(trainer.parameters()[1]).toBeCloseTo(afterThree, 14)
  })
})

describe('losses', () => {
  it('are NaN until somebody begins, and leave the penalty out', () => {
    const given = { training: { ...gradientDescent, l1: 3, l2: 5 }, parameters: new Float64Array(3), begin: false }
    const trainer = trainerOn(admissions, given)
    expect(trainer.trainLoss).toBeNaN()
    expect(trainer.begin(never)).toBe('finished')
    expect(trainer.epoch).toBe(0)
    expect(trainer.trainLoss).toBeCloseTo(Math.LN2, 14)
    expect(trainer.validationLoss).toBeNaN()
    const heavy = trainerOn(admissions, { training: given.training, parameters: Float64Array.of(2, 1, 0) })
    const light = trainerOn(admissions, { parameters: Float64Array.of(2, 1, 0) })
    expect(heavy.trainLoss).toBe(light.trainLoss)
  })

  it('of validation rows are theirs, and do not touch the training', () => {
    const validation = randomPart(20, 4, 3)
    const watched = runEpochs(trainerOn(iris, { ...irisAdam, validation }), 5)
    expect(watched.parameters()).toEqual(runEpochs(trainerOn(iris, irisAdam), 5).parameters())
    const asTraining = trainerOn(validation, { ...irisAdam, parameters: watched.parameters() })
    expect(watched.validationLoss).toBe(asTraining.trainLoss)
    expect(trainerOn(iris, { ...irisAdam, validation: randomPart(0, 4, 3) }).validationLoss).toBeNaN()
  })

  it.each(['full', 32] as const)('belong to the present parameters after each epoch, batch size %s', (batchSize) => {
    const given = { ...irisAdam, training: { ...adam, batchSize } }
    const trainer = runEpochs(trainerOn(iris, given), 3)
    expect(trainer.trainLoss).toBe(trainerOn(iris, { ...given, parameters: trainer.parameters() }).trainLoss)
  })

  it('may be left out, which changes no weight', () => {
    const options = { data: dataOf(iris, irisAdam), evaluateLosses: false }
    const silent = runEpochs(createTrainer(options), 3)
    expect(silent.trainLoss).toBeNaN()
    expect(silent.parameters()).toEqual(runEpochs(trainerOn(iris, irisAdam), 3).parameters())
  })
})

describe('the position', () => {
  it('goes from batch to batch and from epoch to epoch, up to the last', () => {
    const trainer = trainerOn(iris, { ...irisAdam, training: { ...adam, batchSize: 60, epochs: 2 } })
    expect(trainer.batches).toBe(3)
    const positions: string[] = []
    while (trainer.ended === null) {
      expect(trainer.runBatch(never)).toBe('finished')
      positions.push(`${trainer.epoch}:${trainer.batch}`)
    }
    expect(positions).toEqual(['0:1', '0:2', '1:0', '1:1', '1:2', '2:0'])
    expect(trainer.ended).toBe('epochs')
    const before = trainer.parameters()
    expect(trainer.runEpoch(never)).toBe('finished')
    expect([trainer.epoch, trainer.batch]).toEqual([2, 0])
    expect(trainer.parameters()).toEqual(before)
  })

  it('batch by batch is epoch by epoch', () => {
    const byEpoch = runEpochs(trainerOn(iris, irisAdam), 3)
    const byBatch = trainerOn(iris, { ...irisAdam, begin: false })
    for (let batch = 0; batch < 2 * byBatch.batches + 1; batch++) byBatch.runBatch(never)
    byBatch.runEpoch(never)
    expect(byBatch.epoch).toBe(3)
    expect(byBatch.parameters()).toEqual(byEpoch.parameters())
    expect(byBatch.trainLoss).toBe(byEpoch.trainLoss)
  })
})

describe('early stopping', () => {
  it('ends after the epochs of patience and gives the best weights', () => {
    // Training rows say the opposite of the validation rows: each epoch makes the validation loss higher.
    const train = partOf([[1], [-1]], [1, 0])
    const validation = partOf([[1], [-1]], [0, 1])
    const training = { ...gradientDescent, patience: 3 }
    const trainer = trainerOn(train, { training, validation })
    while (trainer.ended === null) trainer.runEpoch(never)
    expect([trainer.ended, trainer.epoch, trainer.bestEpoch]).toEqual(['early', 3, 0])
    expect([...trainer.resultParameters()]).toEqual([0, 0])
    expect(trainer.parameters()[0]).toBeGreaterThan(0.5)
  })

  it('a run without patience gives its last weights and names no best epoch', () => {
    const trainer = runEpochs(trainerOn(admissions, { validation: admissions }), 3)
    expect(trainer.bestEpoch).toBeNull()
    expect(trainer.resultParameters()).toEqual(trainer.parameters())
  })
})

describe('awkward data', () => {
  it('is not written to', () => {
    const data = dataOf(iris, { ...irisAdam, validation: iris })
    const copy = structuredClone({ train: data.train, validation: data.validation })
    runEpochs(createTrainer({ data }), 2)
    expect({ train: data.train, validation: data.validation }).toEqual(copy)
  })

  it('start parameters are copied', () => {
    const parameters = new Float64Array(3)
    runEpochs(trainerOn(admissions, { parameters }), 1)
    expect([...parameters]).toEqual([0, 0, 0])
  })

  it('one row is learnt', () => {
    const trainer = trainerOn(partOf([[1, -1]], [2]), { classCount: 3 })
    expect(trainer.trainLoss).toBeCloseTo(Math.log(3), 14)
    expect(runEpochs(trainer, 100).trainLoss).toBeLessThan(0.01)
  })

  it('a column of zeros keeps its weight, a batch size beyond the rows takes them all', () => {
    const part = randomPart(10, 2, 2)
    for (let row = 0; row < 10; row++) part.inputs.values[2 * row] = 0
    const training = { ...gradientDescent, optimizer: 'sgd', batchSize: 1_000_000 } as const
    const trainer = runEpochs(trainerOn(part, { training, parameters: Float64Array.of(0.25, 0, 0) }), 20)
    expect(trainer.batches).toBe(1)
    expect(trainer.parameters()[0]).toBe(0.25)
    expect(trainer.parameters()[1]).not.toBe(0)
  })
})

describe('refusals', () => {
  it.each<[string, Given, string, RegExp]>([
    ['no rows', { train: randomPart(0, 2, 2) }, 'bad-features', /No rows are left/],
    ['one class', { classCount: 1 }, 'bad-target', /two classes/],
    ['too many classes in the data', { train: iris }, 'bad-target', /training row/],
    [
      'validation that is not finite',
      { validation: partOf([[0, NaN]], [0]) },
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
