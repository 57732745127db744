import { readFileSync } from 'node:fs'
import type { NetworkSpec, TrainingSpec } from '@shared/contract/runSpec'
import type { PartData } from '@shared/engine/objective'
import { createRandom } from '@shared/engine/random'
import { createTrainer, type Trainer, type TrainerOptions } from '@shared/engine/trainer'

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
    inputs: { rows: cells.length, columns, values },
    classes: Uint32Array.from(labels, (label) => levels.indexOf(label)),
  }
}

/** Seeded normal inputs with classes 0, 1, ..., in turn for the first rows and drawn after. */
export function randomPart(rows: number, columns: number, classes: number, seed = 1): PartData {
  const random = createRandom(seed, 'sample')
  return {
    inputs: { rows, columns, values: Float64Array.from({ length: rows * columns }, random.normal) },
    classes: Uint32Array.from({ length: rows }, (_, row) => (row < classes ? row : random.integer(classes))),
  }
}

export const logistic: NetworkSpec = { hidden: [], activation: 'tanh', initialisation: 'zeros' }
export const gradientDescent: TrainingSpec = {
  optimizer: 'gd',
  learningRate: 1,
  epochs: 100,
  batchSize: 'full',
  l2: 0,
}

export const never = () => false

/** A trainer with logistic regression on the part by full-batch gradient descent, but for what is given. */
export function trainerOn(train: PartData, given: Partial<TrainerOptions> = {}): Trainer {
  return createTrainer({
    network: logistic,
    training: gradientDescent,
    seed: 1,
    classCount: 2,
    train,
    validation: null,
    ...given,
  })
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
