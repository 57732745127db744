import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Activation, type Precision, type TrainingSpec, trainingSpecSchema } from '@shared/spec/runSpec'
import { weightsOfClasses } from '@shared/data/preparation/lossWeights'
import type { PartData } from '@shared/engine/rows/partData'
import { type Trainer, createTrainer } from '@shared/engine/trainer'
import type { TrainingData } from '@shared/engine/rows/trainingData'
import { dataOf, never } from '../shared/engine/support'

/*
 * The same trainings, from the same start on the same rows, as PyTorch and NumPy have done them: every optimizer, activation, loss
 * and schedule. test/data/outside.json says how its figures were made; none of them came from this engine.
 */

type Target = 'two' | 'three' | 'number'

interface OutsidePart extends Record<Target, number[]> {
  /** Row by row, four each. */
  inputs: number[]
  weights: number[]
}

interface OutsideRun {
  name: string
  by: string
  target: Target
  hidden: number[]
  activation: Activation
  weighted: boolean
  validated: boolean
  seed: number
  training: Partial<TrainingSpec>
  fromZero: boolean
  ended: Trainer['ended']
  /** Null where the number of iterations is the method's own. */
  epochs: number | null
  bestEpoch: number | null
  /** By epoch. */
  losses: Record<string, number>
  validationLosses: Record<string, number>
  learningRates: Record<string, number>
  end: number
  /** Some of the parameters at the end, by their place. */
  weights: Record<string, number>
}

const outside = JSON.parse(readFileSync('test/data/outside.json', 'utf8')) as {
  data: Record<'train' | 'validation', OutsidePart>
  start: number[]
  classWeights: Record<'two' | 'three', number[]>
  training: TrainingSpec
  runs: OutsideRun[]
}

const columns = 4
const classCounts: Record<Target, number> = { two: 2, three: 3, number: 0 }

function partFor({ target, weighted }: OutsideRun, { inputs, weights, ...targets }: OutsidePart): PartData {
  const values = Float64Array.from(inputs)
  return {
    inputs: { rows: values.length / columns, columns, stride: columns, values },
    targets: target === 'number' ? Float64Array.from(targets.number) : Uint32Array.from(targets[target]),
    weights: weighted ? Float64Array.from(weights) : null,
  }
}

function dataFor(run: OutsideRun, precision: Precision): TrainingData {
  const { hidden, activation, seed, target } = run
  return dataOf(partFor(run, outside.data.train), {
    network: { hidden, activation, initialisation: 'zeros', initialDistribution: 'uniform' },
    training: trainingSpecSchema.parse({ ...outside.training, labelSmoothing: 0, ...run.training, precision }),
    seed,
    classCount: classCounts[target],
    validation: run.validated ? partFor(run, outside.data.validation) : null,
  })
}

const startOf = ({ fromZero }: OutsideRun, { plan }: TrainingData): Float64Array => {
  const { parameterCount } = plan.network
  return fromZero ? new Float64Array(parameterCount) : Float64Array.from(outside.start.slice(0, parameterCount))
}

/** What is more than this share of the expected size away is another number. */
function expectAlike(actual: number, expected: number, share: number, size = Math.abs(expected)): void {
  expect(Math.abs(actual - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(share * size)
}

/** Trains to the end and compares on the way. */
function expectSame(run: OutsideRun, data: TrainingData, share: number): void {
  const trainer = createTrainer({ data, parameters: startOf(run, data) })
  expect(trainer.begin(never)).toBe('finished')
  const compare = (actual: number, expected: Record<string, number>) => {
    const figure = expected[trainer.epoch]
    if (figure !== undefined) expectAlike(actual, figure, share)
  }
  const compareAll = () => {
    compare(trainer.trainLoss, run.losses)
    compare(trainer.validationLoss, run.validationLosses)
    compare(trainer.learningRate, run.learningRates)
  }
  compareAll()
  while (trainer.ended === null) {
    expect(trainer.runEpoch(never)).toBe('finished')
    compareAll()
  }
  // Seven digits have no lower loss to show before the gradient is as small as the tolerance.
  const isCoarse = data.plan.training.precision === 'float32' && run.ended === 'converged'
  expect(trainer.ended).toBe(isCoarse ? 'stalled' : run.ended)
  if (run.epochs !== null) expect(trainer.epoch).toBe(run.epochs)
  expect(trainer.bestEpoch).toBe(run.bestEpoch)
  expectAlike(trainer.trainLoss, run.end, share)
  const parameters = trainer.resultParameters()
  const largest = Math.max(...Object.values(run.weights).map(Math.abs))
  for (const [place, weight] of Object.entries(run.weights)) {
    expectAlike(parameters[Number(place)] ?? NaN, weight, share, largest)
  }
}

describe.each(outside.runs)('$name', (run) => {
  it(`has the figures of ${run.by} in float64`, () => {
    expectSame(run, dataFor(run, 'float64'), 1e-11)
  })

  // Newton's method is float64 alone.
  if (run.training.optimizer !== 'newton') {
    it('has them to five places in float32', () => {
      expectSame(run, dataFor(run, 'float32'), 1e-5)
    })
  }

  it('has them in a memory that another training has left', () => {
    const data = dataFor(run, 'float64')
    const other = createTrainer({ data })
    for (let epoch = 0; epoch < 3; epoch++) other.runEpoch(never)
    expectSame(run, data, 1e-11)
  })
})

it.each(['two', 'three'] as const)('balanced weights of %s classes are those of scikit-learn', (target) => {
  const indices = Uint32Array.from(outside.data.train[target])
  const names = outside.classWeights[target].map((_, index) => `class ${index}`)
  const weights = weightsOfClasses('balanced', names, indices)
  outside.classWeights[target].forEach((expected, index) => {
    expectAlike(weights?.[index] ?? NaN, expected, 1e-15)
  })
})
