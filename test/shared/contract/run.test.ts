import { describe, expect, it } from 'vitest'
import { fieldSchema, historySchema, runStates, runSummarySchema } from '@shared/contract/run'
import { exampleRun } from '../../support/examples'

const without = (value: object, ...keys: string[]) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))

describe('a run', () => {
  it('survives JSON, as the store keeps it', () => {
    expect(runSummarySchema.parse(JSON.parse(JSON.stringify(exampleRun)))).toEqual(exampleRun)
  })

  it('has one of its states', () => {
    const states = 'queued training paused done cancelled diverged failed interrupted'.split(' ')
    expect([...runStates]).toEqual(states)
    for (const state of states) expect(runSummarySchema.safeParse({ ...exampleRun, state }).success, state).toBe(true)
    expect(runSummarySchema.safeParse({ ...exampleRun, state: 'waiting' }).success).toBe(false)
  })

  it('of the first version is read, with what it did not have yet', () => {
    const first = without(exampleRun, 'batch', 'batches', 'bestEpoch', 'threads')
    const preparation = {
      target: 'y',
      features: ['x'],
      standardization: 'zscore',
      missing: 'drop',
      validationShare: 0,
      testShare: 0,
    }
    const spec = {
      version: 1,
      dataset: exampleRun.spec.dataset,
      preparation,
      network: { hidden: [], activation: 'tanh', initialisation: 'zeros' },
      training: { optimizer: 'gd', learningRate: 0.5, epochs: 10, batchSize: 'full', l2: 0 },
      seed: 1,
    }
    const run = runSummarySchema.parse({ ...first, spec })
    expect(run).toMatchObject({ batch: 0, batches: 0, bestEpoch: null, threads: 1, spec: { version: 3 } })
  })

  it('of before metrics had values is read with them', () => {
    const train = { rows: 2, logLoss: 0.5, accuracy: 0.5, confusion: [[1, 0], [1, 0]] } // prettier-ignore
    const metrics = { train, validation: { rows: 2, rmse: 3, mae: 2, r2: null }, test: null }
    expect(runSummarySchema.parse({ ...exampleRun, metrics }).metrics).toEqual({
      train: { rows: 2, values: { logLoss: 0.5, accuracy: 0.5 }, confusion: train.confusion },
      validation: { rows: 2, values: { rmse: 3, mae: 2, r2: null }, confusion: null },
      test: null,
    })
  })
})

it('keeps a history in typed arrays', () => {
  const history = {
    epochs: Uint32Array.of(0),
    trainLoss: Float64Array.of(0.7),
    validationLoss: Float64Array.of(Number.NaN),
  }
  expect(historySchema.parse(history)).toEqual(history)
  expect(historySchema.safeParse({ ...history, trainLoss: [0.7] }).success).toBe(false)
})

it('says of a field what its values are', () => {
  const field = {
    run: 'run-1',
    epoch: 3,
    quantity: 'value',
    className: 'price',
    resolution: 2,
    xMin: 0,
    xMax: 1,
    yMin: 0,
    yMax: 1,
    values: Float32Array.of(1, 2, 3, 4),
    held: [],
  }
  expect(fieldSchema.parse(field)).toEqual(field)
  expect(fieldSchema.safeParse({ ...field, quantity: 'logit' }).success).toBe(false)
})
