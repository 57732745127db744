import { readFileSync } from 'node:fs'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { defaultTraining } from '../../support/defaults'
import type { PartData } from '@shared/engine/rows/partData'
import { createRandom } from '@shared/math/random'
import { createTrainer, type Checkpoint, type Trainer } from '@shared/engine/trainer'
import { type TrainingData, reserveData } from '@shared/engine/rows/trainingData'

export const reference = JSON.parse(readFileSync('test/data/reference.json', 'utf8')) as {
  admissions: {
    theta_standardized: number[]
    maximum_likelihood: { loss: number; null_log_likelihood: number }
    metrics_at_ml: { accuracy: number; confusion_tn_fp_fn_tp: number[]; log_loss: number }
    loss_at_zero: number
    gradient_descent_from_zero_lr_1_standardized: { loss_after_steps: Record<string, number> }
    sklearn_l2_C1_standardized: { intercept: number; coef: number[] }
    'network_2_3_1_tanh_lr_0.5_standardized': {
      loss: Record<string, number>
      grad: Weights
      final: Weights & { accuracy: number }
    }
  }
  iris: { softmax_l2_C1_standardized: { loss: number; accuracy: number } }
}

export interface Weights {
  W1: number[][]
  b1: number[]
  W2: number[]
  b2: number
}

/** A bundled table, each feature less its mean over its population standard deviation; classes in order of appearance or number. */
export function standardizedTable(name: 'admissions' | 'iris'): PartData {
  const lines = readFileSync(`test/data/${name}.csv`, 'utf8').trim().split(/\r?\n/).slice(1)
  const cells = lines.map((line) => line.split(','))
  const labels = cells.map((row) => row.at(-1)!)
  const levels = [...new Set(labels)].sort()
  const columns = cells[0]!.length - 1
  const values = new Float64Array(cells.length * columns)
  for (let column = 0; column < columns; column++) {
    const raw = cells.map((row) => Number(row[column]))
    const mean = raw.reduce((sum, x) => sum + x, 0) / raw.length
    const sd = Math.sqrt(raw.reduce((sum, x) => sum + (x - mean) ** 2, 0) / raw.length)
    raw.forEach((x, row) => (values[row * columns + column] = (x - mean) / sd))
  }
  return {
    inputs: { rows: cells.length, columns, stride: columns, values },
    targets: Uint32Array.from(labels, (label) => levels.indexOf(label)),
    weights: null,
  }
}

/** Seeded normal inputs with classes 0, 1, ..., in turn for the first rows and drawn after. */
export function randomPart(rows: number, columns: number, classes: number, seed = 1): PartData {
  const random = createRandom(seed, 'sample')
  return {
    inputs: { rows, columns, stride: columns, values: Float64Array.from({ length: rows * columns }, random.normal) },
    targets: Uint32Array.from({ length: rows }, (_, row) => (row < classes ? row : random.integer(classes))),
    weights: null,
  }
}

/** The same inputs with a number to be learnt: normal, with a deviation of 1. */
export function randomNumberPart(rows: number, columns: number, seed = 1): PartData {
  const random = createRandom(seed, 'sample', 1)
  return { ...randomPart(rows, columns, 1, seed), targets: Float64Array.from({ length: rows }, random.normal) }
}

/** The same rows with weights from 0.2 to 1.8, 1 on average over each pair. */
export function withWeights(part: PartData, seed = 1): PartData {
  const random = createRandom(seed, 'sample', 2)
  const { rows } = part.inputs
  const weights = new Float64Array(rows).fill(1)
  for (let row = 0; row + 1 < rows; row += 2) {
    weights[row] = 0.2 + 1.6 * random.uniform()
    weights[row + 1] = 2 - weights[row]!
  }
  return { ...part, weights }
}

/** Few rows by hand, with the classes or numbers of their rows. */
export function partOf(rows: number[][], targets: number[], kind: 'classes' | 'numbers' = 'classes'): PartData {
  const columns = rows[0]?.length ?? 0
  return {
    inputs: { rows: rows.length, columns, stride: columns, values: Float64Array.from(rows.flat()) },
    targets: kind === 'classes' ? Uint32Array.from(targets) : Float64Array.from(targets),
    weights: null,
  }
}

export const logistic: NetworkSpec = {
  hidden: [],
  activation: 'tanh',
  initialisation: 'zeros',
  initialDistribution: 'uniform',
}
export const gradientDescent: TrainingSpec = {
  ...defaultTraining,
  optimizer: 'gd',
  learningRate: 1,
  epochs: 10_000,
  batchSize: 'full',
  precision: 'float64',
}

export const never = () => false

export interface Given {
  network?: NetworkSpec
  training?: TrainingSpec
  seed?: number
  classCount?: number
  train?: PartData
  validation?: PartData | null
  parameters?: Float64Array
  checkpoint?: Checkpoint
  /** Whether the losses of epoch 0 are evaluated at once; true where it is not said. */
  begin?: boolean
}

/** The memory of a run with these parts written to it. */
export function dataOf(train: PartData, given: Given = {}): TrainingData {
  const { network = logistic, training = gradientDescent, seed = 1, classCount = 2, validation = null } = given
  const data = reserveData({
    network,
    training,
    seed,
    classCount,
    inputs: train.inputs.columns,
    trainRows: train.inputs.rows,
    validationRows: validation?.inputs.rows ?? 0,
    weighted: train.weights !== null,
  })
  write(train, data.train)
  if (validation && data.validation) write(validation, data.validation)
  return data
}

function write(from: PartData, to: PartData): void {
  const { rows, columns, stride, values } = from.inputs
  for (let row = 0; row < rows; row++) {
    to.inputs.values.set(values.subarray(row * stride, row * stride + columns), row * to.inputs.stride)
  }
  to.targets.set(from.targets)
  if (from.weights) to.weights?.set(from.weights)
}

/** A trainer with logistic regression on the part by full-batch gradient descent, but for what is given. */
export function trainerOn(train: PartData, given: Given = {}): Trainer {
  const { parameters, checkpoint, begin = true } = given
  const trainer = createTrainer({
    data: dataOf(given.train ?? train, given),
    ...(parameters ? { parameters } : {}),
    ...(checkpoint ? { checkpoint } : {}),
  })
  if (begin) trainer.begin(never)
  return trainer
}

export function runEpochs(trainer: Trainer, epochs: number): Trainer {
  for (let epoch = 0; epoch < epochs; epoch++) {
    const outcome = trainer.runEpoch(never)
    if (outcome !== 'finished') throw new Error(`epoch ${epoch + 1} ${outcome}`)
  }
  return trainer
}

/** |actual - expected| as a share of |expected|. */
export const relativeError = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected)
