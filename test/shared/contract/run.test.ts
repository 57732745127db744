import { describe, expect, it } from 'vitest'
import { fieldSchema, runChangeSchema, runStates, runSummarySchema, statusOf, withChange } from '@shared/contract/run'
import { specVersion } from '@shared/spec/upgradeSpec'
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
    const first = without(exampleRun, 'batch', 'batches', 'bestEpoch', 'ending', 'threads')
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
    expect(run).toMatchObject({
      batch: 0,
      batches: 0,
      bestEpoch: null,
      ending: null,
      threads: 1,
      spec: { version: specVersion },
    })
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

describe('a change of a run', () => {
  const status = { ...statusOf(exampleRun), state: 'training', epoch: 7 } as const
  const change = { name: 'Renamed', removed: true, status }

  it('carries neither its spec nor when it was made', () => {
    expect(runChangeSchema.parse(change)).toEqual(change)
    expect(Object.keys(statusOf(exampleRun))).not.toEqual(expect.arrayContaining(['spec']))
    expect(Object.keys(statusOf(exampleRun)).sort()).toEqual(
      Object.keys(without(exampleRun, 'id', 'name', 'spec', 'createdAt', 'removed')).sort(),
    )
  })

  it('gives with the run before it the run after it', () => {
    const expected = { ...exampleRun, name: 'Renamed', removed: true, state: 'training', epoch: 7 }
    expect(withChange(exampleRun, change)).toEqual(expected)
  })
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
