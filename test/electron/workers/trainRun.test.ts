import { describe, expect, it } from 'vitest'
import type { RunSpec } from '@shared/contract/runSpec'
import type { Table } from '@shared/data/table'
import type { TrainMessage } from '../../../electron/workers/trainMessages'
import { trainRun } from '../../../electron/workers/trainRun'
import { exampleSpec } from '../../support/examples'

const rows = 200
/** A line with noise: y is 1 where x is above 0, but for every tenth row. */
const x = Float64Array.from({ length: rows }, (_, row) => ((row * 37) % rows) - rows / 2)
const table: Table = {
  rows,
  columns: [
    { kind: 'number', name: 'x', type: 'integer', values: x },
    {
      kind: 'number',
      name: 'y',
      type: 'integer',
      values: x.map((value, row) => (value > 0 !== (row % 10 === 0) ? 1 : 0)),
    },
  ],
}

function train(changes: Partial<RunSpec>, options: { cancelAfter?: number } = {}) {
  const messages: TrainMessage[] = []
  const cancel = new SharedArrayBuffer(4)
  if (options.cancelAfter === 0) Atomics.store(new Int32Array(cancel), 0, 1)
  let time = 0
  const post = (message: TrainMessage) => {
    messages.push(message)
    const progress = messages.filter(({ kind }) => kind === 'progress').length
    if (progress === options.cancelAfter) Atomics.store(new Int32Array(cancel), 0, 1)
  }
  // A clock on which each look takes 30 ms.
  trainRun({ run: 'r', spec: { ...exampleSpec, ...changes }, table, cancel }, post, () => (time += 30))
  const ended = messages.at(-1)
  if (ended?.kind !== 'ended') throw new Error('The last message is not the end.')
  const epochs = messages.flatMap((message) => ('rows' in message ? message.rows.map((row) => row.epoch) : []))
  return { messages, ended, epochs }
}

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, epoch) => epoch)
const training = { ...exampleSpec.training, epochs: 50 }

describe('trainRun', () => {
  it('tells of the preparation, then every epoch once, then the end', () => {
    const { messages, ended, epochs } = train({ training })
    expect(messages[0]).toMatchObject({
      kind: 'prepared',
      inputs: ['x'],
      parts: { train: 120, validation: 40, test: 40 },
    })
    expect(epochs).toEqual(upTo(50))
    expect(ended).toMatchObject({ outcome: 'done', problem: null, warning: null, result: { state: { epoch: 50 } } })
    expect(ended.result?.metrics.train?.accuracy).toBeGreaterThan(0.85)
  })

  it('posts progress ten times a second at most', () => {
    const { messages } = train({ training })
    // 50 epochs of 30 ms on the clock: a post every fourth look.
    const progress = messages.filter(({ kind }) => kind === 'progress').length
    expect(progress).toBeGreaterThan(5)
    expect(progress).toBeLessThanOrEqual(13)
  })

  it('stops when it is asked to, and keeps what it has reached', () => {
    const { ended, epochs } = train({ training: { ...training, epochs: 10_000 } }, { cancelAfter: 3 })
    expect(ended.outcome).toBe('cancelled')
    expect(epochs.length).toBeLessThan(100)
    expect(ended.result?.state.epoch).toBe(epochs.at(-1))
    expect(ended.result?.fingerprint).toMatch(/^[0-9a-f]{16}$/)
  })

  it('says at which epoch a run diverged and what to try, and keeps its history', () => {
    const gone = { ...training, optimizer: 'gd', batchSize: 'full', learningRate: 100, l2: 1000, epochs: 500 } as const
    const { ended, epochs } = train({ training: gone })
    expect(ended).toMatchObject({ outcome: 'diverged', result: null, problem: { code: 'diverged' } })
    expect(ended.problem?.message).toMatch(/epoch \d+.*learning rate/)
    expect(epochs).toEqual(upTo(epochs.length - 1))
    expect(epochs.length).toBeGreaterThan(2)
  })

  it('tells epoch 0 once where the loss is infinite before the first step', () => {
    const huge: Table = { ...table, columns: table.columns.map((column) => ({ ...column })) }
    const [first] = huge.columns
    if (first?.kind === 'number') first.values = first.values.map((value) => value * 1e306)
    const messages: TrainMessage[] = []
    const spec: RunSpec = {
      ...exampleSpec,
      preparation: { ...exampleSpec.preparation, standardization: 'none' },
      network: { hidden: [8, 8], activation: 'relu', initialisation: 'he' },
      training,
    }
    trainRun(
      { run: 'r', spec, table: huge, cancel: new SharedArrayBuffer(4) },
      (message) => messages.push(message),
      () => 0,
    )
    const ended = messages.at(-1)
    expect(ended).toMatchObject({ kind: 'ended', outcome: 'diverged', rows: [{ epoch: 0 }] })
  })

  it('measures the loss that its history ends with, also where probabilities are 0 to the last bit', () => {
    const wild = { ...training, optimizer: 'gd', batchSize: 'full', learningRate: 100, epochs: 30 } as const
    const { ended, messages } = train({
      preparation: { ...exampleSpec.preparation, standardization: 'none' },
      training: wild,
    })
    const last = messages.flatMap((message) => ('rows' in message ? message.rows : [])).at(-1)
    expect(last?.trainLoss).toBeGreaterThan(709)
    expect(ended.result?.metrics.train?.logLoss).toBe(last?.trainLoss)
    expect(ended.result?.metrics.validation?.logLoss).toBe(last?.validationLoss)
  })

  it('stops before it has prepared everything', () => {
    const { ended, messages } = train({}, { cancelAfter: 0 })
    expect(messages).toHaveLength(1)
    expect(ended).toMatchObject({ outcome: 'cancelled', problem: null, result: null })
  })

  it('warns of a result that is worse than using no feature', () => {
    const wild = { ...training, optimizer: 'gd', batchSize: 'full', learningRate: 100, epochs: 300 } as const
    const { ended } = train({
      preparation: { ...exampleSpec.preparation, standardization: 'none' },
      training: wild,
    })
    expect(ended.outcome).toBe('done')
    expect(ended.warning).toContain('predicting the shares of the classes')
  })

  it('answers a spec that does not fit the table with a problem, not with a throw', () => {
    const { ended } = train({ preparation: { ...exampleSpec.preparation, target: 'z' } })
    expect(ended).toMatchObject({ outcome: 'failed', problem: { code: 'bad-target' }, result: null })
  })
})
