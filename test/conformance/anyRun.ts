import fc from 'fast-check'
import {
  type TrainingSpec,
  activations,
  initialDistributions,
  initialisations,
  optimizers,
  precisions,
  schedules,
  trainingSpecSchema,
  wholeBatchOptimizers,
} from '@shared/spec/runSpec'
import { type Given, gradientDescent, randomNumberPart, randomPart, withWeights } from '../shared/engine/support'
import type { PartData } from '@shared/engine/rows/partData'

/** A small run of any kind that a RunSpec allows. */
export interface AnyRun {
  part: PartData
  given: Given
  epochs: number
}

const width = fc.integer({ min: 1, max: 9 })

const raw = fc.record({
  rows: fc.integer({ min: 1, max: 40 }),
  columns: width,
  classCount: fc.constantFrom(0, 2, 3, 5),
  hidden: fc.array(width, { maxLength: 3 }),
  activation: fc.constantFrom(...activations),
  initialisation: fc.constantFrom(...initialisations),
  initialDistribution: fc.constantFrom(...initialDistributions),
  optimizer: fc.constantFrom(...optimizers),
  learningRate: fc.constantFrom(1e-3, 0.05, 1, 100),
  momentum: fc.constantFrom(0, 0.9, 0.9999),
  schedule: fc.constantFrom(...schedules),
  scheduleEpochs: fc.integer({ min: 1, max: 3 }),
  scheduleFactor: fc.constantFrom(0.1, 1),
  warmup: fc.integer({ min: 0, max: 3 }),
  clip: fc.constantFrom(0, 0.5),
  batchSize: fc.constantFrom('full' as const, 1, 8, 1000),
  l1: fc.constantFrom(0, 0.01),
  l2: fc.constantFrom(0, 0.1),
  dropout: fc.constantFrom(0, 0.4),
  weightDecay: fc.constantFrom(0, 0.01),
  patience: fc.constantFrom(0, 1, 3),
  precision: fc.constantFrom(...precisions),
  huber: fc.boolean(),
  weighted: fc.boolean(),
  validationRows: fc.integer({ min: 0, max: 12 }),
  epochs: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat(0xffff),
})

/** What the RunSpec refuses is put right, so that every draw is a run. */
export const anyRun: fc.Arbitrary<AnyRun> = raw.map((drawn) => {
  const { rows, columns, classCount, weighted, validationRows, epochs, seed, huber, ...rest } = drawn
  const { activation, initialisation, initialDistribution, hidden: layers, ...settings } = rest
  const newton = settings.optimizer === 'newton'
  const ownStep = newton || settings.optimizer === 'lbfgs'
  const hidden = newton ? [] : layers
  const training: TrainingSpec = {
    ...gradientDescent,
    ...settings,
    huberDelta: 1,
    epochs,
    tolerance: 1e-6,
    loss: classCount > 0 ? 'crossEntropy' : huber && !newton ? 'huber' : 'squaredError',
    batchSize: wholeBatchOptimizers.includes(settings.optimizer) ? 'full' : settings.batchSize,
    l1: ownStep ? 0 : settings.l1,
    dropout: ownStep ? 0 : settings.dropout,
    precision: newton ? 'float64' : settings.precision,
    patience: validationRows > 0 ? settings.patience : 0,
  }
  const draw = (count: number, from: number) => {
    const part = classCount > 0 ? randomPart(count, columns, classCount, from) : randomNumberPart(count, columns, from)
    return weighted ? withWeights(part, from) : part
  }
  const network = { hidden, activation, initialisation, initialDistribution }
  const validation = validationRows > 0 ? draw(validationRows, seed + 1) : null
  return {
    part: draw(rows, seed),
    given: { network, training: trainingSpecSchema.parse(training), seed, classCount, validation },
    epochs,
  }
})
