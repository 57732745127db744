import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabEvent } from '@shared/contract/events'
import { LabError } from '@shared/contract/labError'
import { createPreparationCache } from '../../../../electron/lab/runs/preparationCache'
import { type RunQueue, createRunQueue } from '../../../../electron/lab/runs/runQueue'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { type RunStore, createRunStore } from '../../../../electron/lab/store/runStore'
import { runControl } from '../../../../electron/workers/train/runControl'
import { coresInUse, createCores, claimOwnCore } from '../../../../electron/workers/threads/coreBudget'
import { createTurboState } from '../../../../electron/workers/threads/turboDecision'
import type { Prepared } from '../../../../electron/workers/train/trainMessages'
import { exampleRun, exampleSpec, exampleTable, fittedX } from '../../../support/examples'
import { HandPool, begun, ended, progress, sharedExample } from '../handPool'

const exampleAccess = { kind: 'memory', table: exampleTable } as const
let database: Database
let store: RunStore
let pool: HandPool
let cores: SharedArrayBuffer
let events: LabEvent[]
let queue: RunQueue
let datasetIsThere: boolean

const open = (withStore = store) =>
  createRunQueue({
    store: withStore,
    pool,
    cores,
    turbo: createTurboState(false),
    memory: 1e9,
    predictions: null,
    temporary: '',
    preparations: createPreparationCache(1e9),
    accessOf: () => {
      if (datasetIsThere) return exampleAccess
      throw new LabError('not-found', 'This dataset is not in the workspace any more.')
    },
    emit: (event) => events.push(event),
  })

beforeEach(() => {
  database = openDatabase(null)
  store = createRunStore(database)
  pool = new HandPool()
  cores = createCores(4)
  events = []
  datasetIsThere = true
  queue = open()
})
afterEach(() => database.close())

const train = () => queue.train(exampleSpec, exampleAccess).id
const requestedOf = (task: number) => runControl(pool.begun[task]!.seat.control).requested()
const checkpoint = Uint8Array.of(7, 7)

/** A run that is paused in its third epoch. */
async function paused(): Promise<string> {
  const id = train()
  pool.say(begun(id))
  pool.say(progress(id, 0, 1))
  const answer = queue.pause(id)
  pool.say(ended(id, 'paused', { rows: [2], batch: 3, checkpoint }))
  expect(await answer).toMatchObject({ state: 'paused', epoch: 2, batch: 3 })
  return id
}

describe('run queue', () => {
  it('stores and tells every step of a run', async () => {
    const { id } = queue.train(exampleSpec, exampleAccess, 'Mine')
    expect(queue.get(id)).toMatchObject({ state: 'queued', name: 'Mine', epoch: 0 })
    pool.say(begun(id))
    expect(queue.get(id)).toMatchObject({ state: 'training', batches: 4 })
    pool.say(progress(id, 0, 1))
    expect(queue.get(id)).toMatchObject({ epoch: 1, trainLoss: 0.5, validationLoss: null })
    pool.say(ended(id, 'done', { rows: [2] }))
    expect(await queue.finished(id)).toMatchObject({ state: 'done', epoch: 2, seconds: 2, fingerprint: 'f'.repeat(16) })
    expect([...queue.history(id).epochs]).toEqual([0, 1, 2])
    const grown = events.flatMap((event) => (event.kind === 'historyGrew' ? [[...event.history.epochs]] : []))
    expect(grown).toEqual([[0, 1], [2]])
    expect(store.get(id)).toEqual(queue.get(id))
  })

  it('makes a run of a thread that died a failed run, and gives its cores back', async () => {
    const id = train()
    claimOwnCore(pool.begun[0]!.seat.cores)
    pool.die(new Error('out of memory'))
    const run = await queue.finished(id)
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'internal' } })
    expect(run.problem?.message).toContain('out of memory')
    expect(coresInUse(cores)).toBe(0)
  })

  it('that hears of a cancel is cancelled at once; what it had reached comes after', async () => {
    const id = train()
    const cancelled = queue.cancel(id)
    pool.say({ kind: 'stopped', run: id })
    expect(pool.heard).toBe('more')
    expect(await cancelled).toMatchObject({ state: 'cancelled', fingerprint: null })
    const finished = queue.finished(id)
    pool.say(ended(id, 'cancelled', { rows: [0] }))
    expect(await finished).toMatchObject({ state: 'cancelled', epoch: 0 })
  })

  it('asks a run that trains to stop and answers when it has', async () => {
    const id = train()
    const cancelled = queue.cancel(id)
    expect(requestedOf(0)).toBe('cancel')
    pool.say(ended(id, 'cancelled', { rows: [0] }))
    expect(await cancelled).toMatchObject({ state: 'cancelled' })
  })

  it('tells a run as failed where the store refuses it, and goes on telling so', async () => {
    const full = () => {
      throw new Error('the disk is full')
    }
    let refuses = false
    queue = open({
      ...store,
      add: (run) => (refuses ? full() : store.add(run)),
      saveProgress: (...growth) => (refuses ? full() : store.saveProgress(...growth)),
    })
    const id = train()
    refuses = true
    expect(() => pool.say(ended(id, 'done', { rows: [0] }))).toThrow('the disk is full')
    pool.die(new Error('the disk is full'))
    expect(await queue.finished(id)).toMatchObject({ state: 'failed' })
    expect(queue.list()).toMatchObject([{ id, state: 'failed' }])
    await expect(queue.pause(id)).rejects.toThrow('is not training')
    refuses = false
    await queue.close()
    expect(store.get(id)).toMatchObject({ state: 'failed' })
  })

  it('takes a run that waits out of the queue', async () => {
    const id = train()
    pool.withdrawable = true
    expect(await queue.cancel(id)).toMatchObject({ state: 'cancelled', epoch: 0 })
  })

  it('numbers a name that is taken by a run on the same dataset', () => {
    const names = (digit: string) => queue.train({ ...exampleSpec, dataset: digit.repeat(64) }, exampleAccess).name
    expect([names('a'), names('a'), names('b')]).toEqual([
      'Logistic regression',
      'Logistic regression (2)',
      'Logistic regression',
    ])
  })

  it('gives the name of a removed run again', () => {
    queue.update(train(), { removed: true })
    expect(queue.train(exampleSpec, exampleAccess).name).toBe('Logistic regression')
  })

  it('offers the prepared rows of a run to those that prepare the same, also to one that waited', () => {
    const shared = sharedExample(1000)
    const first = train()
    pool.say({ ...begun(first), shared })
    queue.train({ ...exampleSpec, training: { ...exampleSpec.training, epochs: 3 } }, exampleAccess)
    queue.train({ ...exampleSpec, seed: 2 }, exampleAccess)
    const otherRows = { ...exampleSpec.preparation, splitSeed: 2 }
    queue.train({ ...exampleSpec, preparation: otherRows }, exampleAccess)
    const offered = pool.begun.map(({ seat }) => seat.preparation)
    expect(offered).toEqual([null, shared, shared, null])
  })

  it('keeps a new name through the progress that follows', () => {
    const id = train()
    queue.update(id, { name: 'Renamed' })
    pool.say(progress(id, 0))
    expect(queue.get(id)).toMatchObject({ name: 'Renamed', epoch: 0 })
  })

  it('marks what was under way at the last start as interrupted, and leaves the rest', () => {
    store.add({ ...exampleRun, id: 'a', state: 'training' })
    store.add({ ...exampleRun, id: 'b', state: 'queued' })
    store.add({ ...exampleRun, id: 'c', state: 'done' })
    store.add({ ...exampleRun, id: 'd', state: 'paused' })
    expect(
      open()
        .list()
        .map((run) => run.state),
    ).toEqual(['interrupted', 'interrupted', 'done', 'paused'])
  })
})

describe('a paused run', () => {
  it('gives its thread back, which keeps its work, and goes on from its checkpoint', async () => {
    const id = await paused()
    expect(pool.heard).toBe('kept')
    expect(requestedOf(0)).toBe('pause')
    expect(queue.resume(id)).toMatchObject({ state: 'queued', epoch: 2, batch: 3 })
    expect(pool.begun[1]).toMatchObject({ job: { run: id, checkpoint, until: 'end' } })
    expect(requestedOf(1)).toBe('none')
    pool.say(begun(id, { epoch: 2, batch: 3 }))
    pool.say(ended(id, 'done', { rows: [3] }))
    expect(await queue.finished(id)).toMatchObject({ state: 'done', epoch: 3, seconds: 4 })
    expect([...queue.history(id).epochs]).toEqual([0, 1, 2, 3])
    expect(store.checkpoint(id)).toBeNull()
  })

  it.each(['batch', 'epoch'] as const)('steps by one %s and is paused again', async (until) => {
    const id = await paused()
    const stepped = queue.step(id, until)
    expect(pool.begun[1]).toMatchObject({ job: { checkpoint, until } })
    pool.say(begun(id, { epoch: 2, batch: 3 }))
    pool.say(ended(id, 'paused', { rows: [3], checkpoint: Uint8Array.of(8) }))
    expect(await stepped).toMatchObject({ state: 'paused', epoch: 3, batch: 0 })
    expect(store.checkpoint(id)).toEqual(Uint8Array.of(8))
  })

  it('can be one that waited, or that was being prepared', async () => {
    const waiting = train()
    pool.withdrawable = true
    expect(await queue.pause(waiting)).toMatchObject({ state: 'paused', epoch: 0 })
    pool.withdrawable = false
    queue.resume(waiting)
    expect(pool.begun[1]).toMatchObject({ job: { checkpoint: null } })
    const answer = queue.pause(waiting)
    pool.say(ended(waiting, 'paused', { position: false }))
    expect(await answer).toMatchObject({ state: 'paused', epoch: 0 })
    expect(pool.heard).toBe('last')
  })

  it('keeps its checkpoint where it is paused again before it is prepared', async () => {
    const id = await paused()
    queue.resume(id)
    const answer = queue.pause(id)
    pool.say(ended(id, 'paused', { position: false }))
    expect(await answer).toMatchObject({ state: 'paused', epoch: 2, batch: 3 })
    expect(store.checkpoint(id)).toEqual(checkpoint)
  })

  it('refuses by name what does not go', async () => {
    const id = train()
    expect(() => queue.resume(id)).toThrow('Logistic regression is not paused.')
    await expect(queue.step(id, 'batch')).rejects.toThrow('Logistic regression is not paused.')
    pool.say(ended(id, 'done', { rows: [0] }))
    await queue.finished(id)
    expect(() => queue.resume(id)).toThrow('Logistic regression is not paused.')
    await expect(queue.pause(id)).rejects.toMatchObject({ code: 'bad-call' })
    expect(() => queue.resume('nobody')).toThrow('not in the workspace')
  })

  it('stays paused where its dataset is gone, which is told, and can be cancelled', async () => {
    const id = await paused()
    datasetIsThere = false
    expect(() => queue.resume(id)).toThrow('This dataset is not in the workspace any more.')
    expect(queue.get(id)).toMatchObject({ state: 'paused' })
    expect(await queue.cancel(id)).toMatchObject({ state: 'cancelled', epoch: 2 })
  })

  it('is cancelled by a thread, which puts it back to its last epoch, before all that wait', async () => {
    const id = await paused()
    const cancelled = queue.cancel(id)
    expect(pool.begun[1]).toMatchObject({ job: { checkpoint, until: 'stop' } })
    expect(pool.options).toMatchObject({ first: true })
    await expect(queue.pause(id)).rejects.toThrow('is not training')
    pool.say(ended(id, 'cancelled', { rows: [] }))
    expect(await cancelled).toMatchObject({ state: 'cancelled', fingerprint: 'f'.repeat(16) })
    expect(store.checkpoint(id)).toBeNull()
  })

  it('is cancelled as it stands where no thread is to be had for it', async () => {
    const id = await paused()
    const first = queue.cancel(id)
    pool.withdrawable = true
    expect(await queue.cancel(id)).toMatchObject({ state: 'cancelled', batch: 3 })
    expect(await first).toMatchObject({ state: 'cancelled' })
  })

  it('is cancelled too where the pause came before the cancel', async () => {
    const id = train()
    const cancelled = queue.cancel(id)
    pool.say(ended(id, 'paused', { rows: [0], checkpoint }))
    await Promise.resolve()
    await expect.poll(() => pool.begun.length).toBe(2)
    pool.say(ended(id, 'cancelled', { rows: [] }))
    expect(await cancelled).toMatchObject({ state: 'cancelled' })
  })

  it('is not kept in memory once it is removed, and is still there to be restored', async () => {
    const id = await paused()
    expect(queue.update(id, { removed: true })).toMatchObject({ state: 'paused', removed: true })
    expect(pool.released).toEqual([id])
    expect(queue.update(id, { removed: false })).toMatchObject({ state: 'paused' })
  })

  it('has lost of a crash what came after its checkpoint, and it comes again', async () => {
    const id = train()
    pool.say(begun(id))
    pool.say({ ...progress(id, 0, 1), checkpoint })
    pool.say(progress(id, 2, 3))
    queue = open()
    expect(queue.get(id)).toMatchObject({ state: 'interrupted', epoch: 3 })
    queue.resume(id)
    expect(pool.begun[1]).toMatchObject({ job: { checkpoint } })
    pool.say(begun(id, { epoch: 1, batch: 0 }))
    expect(queue.get(id)).toMatchObject({ state: 'training', epoch: 1, trainLoss: 0.5 })
    expect([...queue.history(id).epochs]).toEqual([0, 1])
  })
})

describe('closing', () => {
  const parts = { train: 2, validation: 0, test: 0, dropped: 0 }
  const prepared: Prepared = {
    fitted: fittedX,
    ...{ parts, inputs: ['x'], warnings: [], huberDelta: null, seconds: 0 },
  }

  it('stores the latest weights of a run that does not answer, however many there are', async () => {
    const id = train()
    pool.say({ ...begun(id), prepared })
    const parameters = new Float64Array(200_000).fill(0.5)
    pool.say({ ...progress(id, 0), parameters })
    expect(store.output(id)?.parameters).toBeNull()
    await queue.close()
    expect(store.get(id)).toMatchObject({ state: 'interrupted' })
    expect(store.output(id)?.parameters).toEqual(parameters)
  })

  it('asks what trains for its checkpoint, and leaves it interrupted', async () => {
    const id = train()
    pool.say(begun(id))
    const closed = queue.close()
    expect(requestedOf(0)).toBe('pause')
    pool.say(ended(id, 'paused', { rows: [0, 1], checkpoint }))
    await closed
    expect(store.get(id)).toMatchObject({ state: 'interrupted', epoch: 1 })
    expect(store.checkpoint(id)).toEqual(checkpoint)
  })

  it('leaves what someone is just pausing paused', async () => {
    const id = train()
    const paused = queue.pause(id)
    const closed = queue.close()
    pool.say(ended(id, 'paused', { rows: [0], checkpoint }))
    await Promise.all([paused, closed])
    expect(store.get(id)).toMatchObject({ state: 'paused' })
  })

  it('leaves what someone has stepped paused', async () => {
    const id = await paused()
    void queue.step(id, 'epoch')
    const closed = queue.close()
    pool.say(ended(id, 'paused', { rows: [3], checkpoint }))
    await closed
    expect(open().get(id)).toMatchObject({ state: 'paused', epoch: 3 })
  })
})
