import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabEvent } from '@shared/contract/events'
import type { FittedPreparation } from '@shared/data/preparation'
import { type RunQueue, createRunQueue } from '../../../electron/lab/runQueue'
import { type Database, openDatabase } from '../../../electron/lab/store/database'
import { createRunStore } from '../../../electron/lab/store/runStore'
import { WorkerPool } from '../../../electron/lab/workerPool'
import type { TrainMessage, TrainRequest } from '../../../electron/workers/trainMessages'
import { exampleRun, exampleSpec, exampleTable } from '../../support/examples'

/** A pool without threads: the test says what a thread would. */
class HandPool extends WorkerPool<TrainRequest, TrainMessage> {
  readonly begun: TrainRequest[] = []
  withdrawable = false
  say: (message: TrainMessage) => void = () => {}
  die: (error: Error) => void = () => {}
  private end: () => void = () => {}

  constructor() {
    super('', 1)
  }

  override run(request: TrainRequest, onMessage: (message: TrainMessage) => 'more' | 'last'): Promise<void> {
    this.begun.push(request)
    return new Promise((resolve, reject) => {
      this.end = resolve
      this.die = reject
      this.say = (message) => {
        if (onMessage(message) === 'last') resolve()
      }
    })
  }

  override withdraw(): boolean {
    if (this.withdrawable) this.end()
    return this.withdrawable
  }
}

let database: Database
let pool: HandPool
let events: LabEvent[]
let queue: RunQueue

const open = () => createRunQueue({ store: createRunStore(database), pool, emit: (event) => events.push(event) })

beforeEach(() => {
  database = openDatabase(null)
  pool = new HandPool()
  events = []
  queue = open()
})
afterEach(() => database.close())

const row = (epoch: number) => ({ epoch, trainLoss: 1 / (epoch + 1), validationLoss: Number.NaN })
const progress = (run: string, ...epochs: number[]): TrainMessage => ({
  kind: 'progress',
  run,
  rows: epochs.map(row),
  state: { epoch: epochs.at(-1) ?? 0, parameters: Float64Array.of(1, 2) },
})
const ended = (run: string, outcome: 'done' | 'cancelled', ...epochs: number[]): TrainMessage => ({
  ...{ kind: 'ended', run, outcome, problem: null, warning: null, seconds: 2 },
  rows: epochs.map(row),
  result: {
    state: { epoch: epochs.at(-1) ?? 0, parameters: Float64Array.of(3, 4) },
    metrics: { train: null, validation: null, test: null },
    fingerprint: 'f'.repeat(16),
  },
})

describe('run queue', () => {
  it('stores and tells every step of a run', async () => {
    const { id } = queue.train(exampleSpec, exampleTable, 'Mine')
    expect(queue.get(id)).toMatchObject({ state: 'queued', name: 'Mine', epoch: 0 })
    pool.say(progress(id, 0, 1))
    expect(queue.get(id)).toMatchObject({ epoch: 1, trainLoss: 0.5, validationLoss: null })
    pool.say(ended(id, 'done', 2))
    expect(await queue.finished(id)).toMatchObject({ state: 'done', epoch: 2, seconds: 2, fingerprint: 'f'.repeat(16) })
    expect([...queue.history(id).epochs]).toEqual([0, 1, 2])
    const grown = events.flatMap((event) => (event.kind === 'historyGrew' ? [[...event.history.epochs]] : []))
    expect(grown).toEqual([[0, 1], [2]])
    expect(createRunStore(database).get(id)).toEqual(queue.get(id))
  })

  it('makes a run of a thread that died a failed run', async () => {
    const { id } = queue.train(exampleSpec, exampleTable)
    pool.die(new Error('out of memory'))
    const run = await queue.finished(id)
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'internal' } })
    expect(run.problem?.message).toContain('out of memory')
  })

  it('asks a run that trains to stop and answers when it has', async () => {
    const { id } = queue.train(exampleSpec, exampleTable)
    const cancelled = queue.cancel(id)
    expect(Atomics.load(new Int32Array(pool.begun[0]!.cancel), 0)).toBe(1)
    pool.say(ended(id, 'cancelled', 0))
    expect(await cancelled).toMatchObject({ state: 'cancelled' })
  })

  it('tells a run as failed where the store refuses it, and goes on telling so', async () => {
    const store = createRunStore(database)
    const full = () => {
      throw new Error('the disk is full')
    }
    let refuses = false
    queue = createRunQueue({
      store: {
        ...store,
        save: (run) => (refuses ? full() : store.save(run)),
        saveProgress: (...progress) => (refuses ? full() : store.saveProgress(...progress)),
      },
      pool,
      emit: (event) => events.push(event),
    })
    const { id } = queue.train(exampleSpec, exampleTable)
    refuses = true
    expect(() => pool.say(ended(id, 'done', 0))).toThrow('the disk is full')
    pool.die(new Error('the disk is full'))
    expect(await queue.finished(id)).toMatchObject({ state: 'failed' })
    expect(queue.list()).toMatchObject([{ id, state: 'failed' }])
    refuses = false
    await queue.close()
    expect(store.get(id)).toMatchObject({ state: 'failed' })
  })

  it('stores the latest weights of every run that is under way when it closes, however many there are', async () => {
    const { id } = queue.train(exampleSpec, exampleTable)
    const fitted = {
      target: { name: 'y', classes: ['a', 'b'] },
      inputs: [{ feature: 'x', kind: 'number', center: 0, scale: 1, impute: null, median: 0 }],
      standardization: 'none',
      missing: 'drop',
    } satisfies FittedPreparation
    const parts = { train: 2, validation: 0, test: 0, dropped: 0 }
    pool.say({ kind: 'prepared', run: id, fitted, parts, inputs: ['x'], warnings: [], seconds: 0 })
    const parameters = new Float64Array(200_000).fill(0.5)
    pool.say({ kind: 'progress', run: id, rows: [row(0)], state: { epoch: 0, parameters } })
    expect(createRunStore(database).residue(id)?.parameters).toBeNull()
    await queue.close()
    expect(createRunStore(database).get(id)).toMatchObject({ state: 'interrupted' })
    expect(createRunStore(database).residue(id)?.parameters).toEqual(parameters)
  })

  it('takes a run that waits out of the queue', async () => {
    const { id } = queue.train(exampleSpec, exampleTable)
    pool.withdrawable = true
    expect(await queue.cancel(id)).toMatchObject({ state: 'cancelled', epoch: 0 })
  })

  it('numbers a name that is taken by a run on the same dataset', () => {
    const names = (digit: string) => queue.train({ ...exampleSpec, dataset: digit.repeat(64) }, exampleTable).name
    expect([names('a'), names('a'), names('b')]).toEqual([
      'Logistic regression',
      'Logistic regression (2)',
      'Logistic regression',
    ])
  })

  it('gives the name of a removed run again', () => {
    const { id } = queue.train(exampleSpec, exampleTable)
    queue.update(id, { removed: true })
    expect(queue.train(exampleSpec, exampleTable).name).toBe('Logistic regression')
  })

  it('keeps a new name through the progress that follows', () => {
    const { id } = queue.train(exampleSpec, exampleTable)
    queue.update(id, { name: 'Renamed' })
    pool.say(progress(id, 0))
    expect(queue.get(id)).toMatchObject({ name: 'Renamed', epoch: 0 })
  })

  it('marks what was under way at the last start as interrupted, and leaves the rest', () => {
    const store = createRunStore(database)
    store.save({ ...exampleRun, id: 'a', state: 'training' })
    store.save({ ...exampleRun, id: 'b', state: 'queued' })
    store.save({ ...exampleRun, id: 'c', state: 'done' })
    expect(
      open()
        .list()
        .map((run) => run.state),
    ).toEqual(['interrupted', 'interrupted', 'done'])
  })
})
