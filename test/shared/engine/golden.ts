import { defaultTraining } from '../../support/defaults'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { fingerprint } from '@shared/engine/fingerprint'
import { createRandom } from '@shared/math/random'
import { createTrainer } from '@shared/engine/trainer'
import { reserveData } from '@shared/engine/rows/trainingData'

/*
 * Runs whose every bit is known. They are the same in Node, Electron and every browser, with any number of threads; a change
 * of one of them is a change of the engine's version. Nothing here needs a file or a host.
 */

export interface Golden {
  name: string
  rows: number
  inputs: number
  classCount: number
  seed: number
  network: NetworkSpec
  training: TrainingSpec
  /** Of the parameters after the last epoch, by engine version 3. */
  fingerprint: string
}

const logistic: NetworkSpec = {
  hidden: [],
  activation: 'tanh',
  initialisation: 'zeros',
  initialDistribution: 'uniform',
}
const training: TrainingSpec = { ...defaultTraining, epochs: 5 }

export const goldens: Golden[] = [
  {
    name: 'logistic regression by gradient descent in float64',
    rows: 150,
    inputs: 4,
    classCount: 2,
    seed: 1,
    network: logistic,
    training: { ...training, optimizer: 'gd', batchSize: 'full', learningRate: 0.5, l2: 0.01, precision: 'float64' },
    fingerprint: '257c098ddbbd04bb',
  },
  {
    name: 'mini-batches of adam on relu in float32',
    rows: 300,
    inputs: 7,
    classCount: 2,
    seed: 42,
    network: { hidden: [16, 9], activation: 'relu', initialisation: 'he', initialDistribution: 'normal' },
    training: { ...training, optimizer: 'adam', batchSize: 32, learningRate: 0.01, precision: 'float32' },
    fingerprint: '00abf12dfc3a9888',
  },
  {
    name: 'whole batches on tanh in float64',
    rows: 2000,
    inputs: 20,
    classCount: 3,
    seed: 42,
    network: { hidden: [32, 5], activation: 'tanh', initialisation: 'glorot', initialDistribution: 'uniform' },
    training: { ...training, optimizer: 'gd', batchSize: 'full', learningRate: 0.1, precision: 'float64' },
    fingerprint: '6a9975fdeb6cefba',
  },
  {
    name: 'softmax on gelu with dropout, clipping and a cosine in float32',
    rows: 500,
    inputs: 10,
    classCount: 5,
    seed: 7,
    network: { hidden: [24], activation: 'gelu', initialisation: 'lecun', initialDistribution: 'normal' },
    training: {
      ...training,
      optimizer: 'adamw',
      batchSize: 64,
      learningRate: 0.01,
      schedule: 'cosine',
      warmup: 1,
      clip: 0.5,
      dropout: 0.2,
      precision: 'float32',
    },
    fingerprint: '33a1512211939c2d',
  },
  {
    name: 'L-BFGS on a Huber loss and softplus in float64',
    rows: 200,
    inputs: 6,
    classCount: 0,
    seed: 3,
    network: { hidden: [8], activation: 'softplus', initialisation: 'glorot', initialDistribution: 'normal' },
    training: {
      ...training,
      optimizer: 'lbfgs',
      batchSize: 'full',
      loss: 'huber',
      huberDelta: 1,
      l2: 0.001,
      precision: 'float64',
    },
    fingerprint: '40a55f217f5c26e6',
  },
  {
    name: "Newton's method on weighted softmax regression in float64",
    rows: 120,
    inputs: 5,
    classCount: 3,
    seed: 9,
    network: logistic,
    training: { ...training, optimizer: 'newton', batchSize: 'full', l2: 0.01, precision: 'float64' },
    fingerprint: 'ea3676b7caf4a7a3',
  },
]

export type GoldenResult = Pick<Golden, 'name' | 'fingerprint'>

/** What all of them come to here. */
export function runGoldens(): GoldenResult[] {
  return goldens.map((golden) => ({ name: golden.name, fingerprint: runGolden(golden) }))
}

/** Trains it to its end and answers the fingerprint of its parameters. */
export function runGolden({ rows, inputs, classCount, seed, network, training }: Golden): string {
  const weighted = training.optimizer === 'newton'
  const sizes = { inputs, trainRows: rows, validationRows: 0, classCount, weighted }
  const data = reserveData({ network, training, seed, ...sizes })
  const { train } = data
  const random = createRandom(seed, 'sample')
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < inputs; column++) {
      train.inputs.values[row * train.inputs.stride + column] = random.normal()
    }
    train.targets[row] = classCount > 0 ? random.integer(classCount) : random.normal()
    if (train.weights) train.weights[row] = row % 2 === 0 ? 0.5 : 1.5
  }
  const trainer = createTrainer({ data })
  while (trainer.ended === null) {
    const outcome = trainer.runEpoch(() => false)
    if (outcome !== 'finished') return outcome
  }
  return fingerprint(trainer.parameters())
}
