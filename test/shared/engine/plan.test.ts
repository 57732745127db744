import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TrainingSpec, optimizers, precisions } from '@shared/spec/runSpec'
import { crewStateBytes } from '@shared/engine/crew/crewState'
import { createNetwork } from '@shared/engine/network/network'
import { stateSlots } from '@shared/engine/optimizers/firstOrder'
import { type PartLayout, type PlanOptions, type TrainingPlan, planTraining } from '@shared/engine/plan'
import { realBytes } from '@shared/engine/network/precision'
import { gradientDescent } from './support'

const networkOf = (inputs: number, hidden: number[], classes = 2) =>
  createNetwork(inputs, classes, { hidden, activation: 'relu' })
const start = { initialisation: 'zeros', initialDistribution: 'uniform' } as const
const given = (changes: Partial<PlanOptions>): PlanOptions => ({
  network: networkOf(3, [5]),
  training: gradientDescent,
  seed: 1,
  start,
  trainRows: 100,
  validationRows: 0,
  weighted: false,
  outside: false,
  ...changes,
})

/** Every stretch of memory that somebody writes to. */
function stretches(plan: TrainingPlan): [at: number, bytes: number][] {
  const { layout, training } = plan
  const real = realBytes[training.precision]
  const ofPart = (part: PartLayout): [number, number][] => [
    [part.inputs, part.rows * part.stride],
    [part.targets, part.rows * (plan.network.classes > 0 ? 4 : real)],
    ...(part.weights ? [[part.weights, part.rows * real] as [number, number]] : []),
  ]
  return [
    [plan.crewState, crewStateBytes],
    ...[plan.parameters, plan.gradient, plan.saved, ...plan.slots].map((at): [number, number] => [at, layout.bytes]),
    ...(plan.best ? [[plan.best, layout.bytes] as [number, number]] : []),
    ...(plan.order ? [[plan.order, 4 * plan.train.rows] as [number, number]] : []),
    [plan.shardGradients, plan.shards.count * layout.bytes],
    ...ofPart(plan.train),
    ...(plan.validation ? ofPart(plan.validation) : []),
    [plan.scratchOffset, plan.shards.count * plan.scratch.bytes],
  ]
}

it('no two stretches overlap, all on cache lines of their own, for any run', () => {
  const runs = fc.record({
    inputs: fc.integer({ min: 1, max: 60 }),
    classes: fc.constantFrom(0, 2, 4),
    hidden: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
    optimizer: fc.constantFrom(...optimizers),
    batchSize: fc.constantFrom('full' as const, 1, 32, 5000),
    precision: fc.constantFrom(...precisions),
    patience: fc.constantFrom(0, 3),
    dropout: fc.constantFrom(0, 0.3),
    trainRows: fc.integer({ min: 1, max: 5000 }),
    validationRows: fc.integer({ min: 0, max: 300 }),
    weighted: fc.boolean(),
  })
  fc.assert(
    fc.property(runs, ({ inputs, classes, hidden, trainRows, validationRows, weighted, ...changes }) => {
      const network = networkOf(inputs, hidden, classes)
      const training: TrainingSpec = { ...gradientDescent, ...changes }
      const plan = planTraining(given({ network, training, trainRows, validationRows, weighted }))
      const all = stretches(plan).sort(([a], [b]) => a - b)
      all.forEach(([at, bytes], i) => {
        expect(at >= 64 && at % 64 === 0).toBe(true)
        expect(at + bytes).toBeLessThanOrEqual(all[i + 1]?.[0] ?? plan.bytes)
      })
      expect(plan.slots.length).toBe(stateSlots(training))
      // A kernel reads whole panels, also past the last row's last input.
      const room = Math.ceil((inputs * realBytes[training.precision]) / 32) * 32
      const { inputs: at, rows, stride, targets } = plan.train
      expect(at + (rows - 1) * stride + room).toBeLessThanOrEqual(targets)
    }),
  )
})

describe('the division into shards', () => {
  const network = networkOf(40, [64, 32])
  const plans = (changes: Partial<PlanOptions>, training: Partial<TrainingSpec> = {}) =>
    planTraining(
      given({
        network,
        training: { ...gradientDescent, optimizer: 'sgd', batchSize: 512, ...training },
        trainRows: 2000,
        ...changes,
      }),
    )

  it('follows from the batch and the network alone', () => {
    const { shards } = plans({})
    expect(shards.count).toBeGreaterThanOrEqual(4)
    const others = [
      plans({ seed: 9 }),
      plans({ trainRows: 50_000 }),
      plans({ validationRows: 7000, weighted: true }),
      plans({}, { optimizer: 'adam', patience: 4, l2: 1, dropout: 0.5 }),
      plans({}, { epochs: 1, learningRate: 3, schedule: 'cosine' }),
    ]
    for (const other of others) expect(other.shards).toEqual(shards)
    expect(plans({}, { batchSize: 256 }).shards).not.toEqual(shards)
    expect(plans({ network: networkOf(40, []) }).shards).not.toEqual(shards)
  })

  it('of a batch beyond the rows is that of all rows', () => {
    expect(plans({}, { batchSize: 1_000_000 }).shards).toEqual(plans({}, { batchSize: 'full' }).shards)
  })
})

describe('memory', () => {
  const adam: Partial<TrainingSpec> = { optimizer: 'adam', precision: 'float32' }
  const lbfgs: Partial<TrainingSpec> = { optimizer: 'lbfgs' }
  const workloads: [string, rows: number, columns: number, number[], number, Partial<TrainingSpec>][] = [
    ['100 x 2, gradient descent', 100, 2, [], 2, {}],
    ['100,000 x 50, L-BFGS in float32', 100_000, 50, [], 2, { ...lbfgs, precision: 'float32' }],
    ['100,000 x 50, L-BFGS in float64', 100_000, 50, [], 2, lbfgs],
    ['10,000 x 20, [16]', 10_000, 20, [16], 2, { ...adam, batchSize: 32 }],
    ['100,000 x 50, [64, 32], 10 classes', 100_000, 50, [64, 32], 10, { ...adam, batchSize: 128 }],
    ['60,000 x 784, [256], 10 classes', 60_000, 784, [256], 10, { ...adam, batchSize: 256 }],
  ]

  it.each(workloads)(
    'of %s holds the data once, and little more',
    (_, trainRows, columns, hidden, classes, changes) => {
      const network = networkOf(columns, hidden, classes)
      const training = { ...gradientDescent, ...changes }
      const plan = planTraining(given({ network, training, trainRows }))
      const real = realBytes[training.precision]
      const data = trainRows * (columns * real + 4)
      const beyond = plan.bytes - data
      expect(beyond).toBeLessThan(2 ** 26 + 6 * network.parameterCount * real)
    },
  )

  it('beyond 4 GiB is refused with what to change', () => {
    const large = (precision: TrainingSpec['precision']) => () =>
      planTraining(
        given({ network: networkOf(700, []), training: { ...gradientDescent, precision }, trainRows: 1_000_000 }),
      )
    expect(large('float32')).not.toThrow()
    expect(large('float64')).toThrow(
      expect.objectContaining({
        code: 'bad-setting',
        path: ['training', 'precision'],
        message:
          'The prepared data take 5.2 GiB; at most 4 GiB can be trained on at a time. Use fewer rows or features, or float32.',
      }),
    )
  })
})
