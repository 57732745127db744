import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabEvent } from '@shared/contract/events'
import { LabError } from '@shared/contract/labError'
import { createPreparationCache } from '../../../../electron/lab/runs/preparationCache'
import { type RunQueue, createRunQueue } from '../../../../electron/lab/runs/runQueue'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { type RunStore, createRunStore } from '../../../../electron/lab/store/runStore'
import { createCores } from '../../../../electron/workers/threads/coreBudget'
import { createTurboState } from '../../../../electron/workers/threads/turboDecision'
import { runControl } from '../../../../electron/workers/train/runControl'
import { exampleSpec, exampleTable } from '../../../support/examples'
import { HandPool, begun, ended, progress } from '../handPool'

const access = { kind: 'memory', table: exampleTable } as const
const checkpoint = Uint8Array.of(7, 7)
let database: Database
let store: RunStore
let pool: HandPool
let events: LabEvent[]
let queue: RunQueue
let refuses: boolean

beforeEach(() => {
  database = openDatabase(null)
  store = createRunStore(database)
  pool = new HandPool()
  events = []
  refuses = false
  const full = () => {
    throw new LabError('disk', 'The disk of the workspace is full.')
  }
  queue = createRunQueue({
    ...{ pool, cores: createCores(4), turbo: createTurboState(false), memory: 1e9, predictions: null, temporary: '' },
    store: { ...store, saveProgress: (...growth) => (refuses ? full() : store.saveProgress(...growth)) },
    preparations: createPreparationCache(1e9),
    accessOf: () => access,
    emit: (event) => events.push(event),
  })
})
afterEach(() => database.close())

const train = () => queue.train(exampleSpec, access).id

describe('a queue whose disk refuses', () => {
  it('pauses a run with the reason, and resumes it from where it stood when there is room', async () => {
    const id = train()
    pool.say(begun(id))
    refuses = true
    pool.say(progress(id, 0, 1))
    expect(pool.heard).toBe('more')
    expect(runControl(pool.begun[0]!.seat.control).requested()).toBe('pause')
    pool.say(progress(id, 2, 3))
    pool.say(ended(id, 'paused', { rows: [4], batch: 3, checkpoint }))
    const problem = { code: 'disk' }
    expect(await queue.finished(id)).toMatchObject({ state: 'paused', epoch: 4, problem })
    expect(queue.list()).toMatchObject([{ id, state: 'paused', problem }])
    expect(events.filter(({ kind }) => kind === 'remarked')).toHaveLength(1)
    expect(() => queue.resume(id)).toThrow('full')
    expect(queue.get(id)).toMatchObject({ state: 'paused', problem })
    refuses = false
    expect(queue.resume(id)).toMatchObject({ state: 'queued', problem: null })
    expect(pool.begun.at(-1)?.job.checkpoint).toEqual(checkpoint)
    // Nothing of what the disk did not take at first is missing.
    expect([...queue.history(id).epochs]).toEqual([0, 1, 2, 3, 4])
  })

  it('keeps what a run came to that ended meanwhile', async () => {
    const id = train()
    pool.say(begun(id))
    refuses = true
    pool.say(ended(id, 'done', { rows: [0, 1] }))
    expect(await queue.finished(id)).toMatchObject({ state: 'paused', problem: { code: 'disk' } })
    expect(store.get(id)).toMatchObject({ state: 'training' })
    refuses = false
    expect(queue.resume(id)).toMatchObject({ state: 'done', fingerprint: 'f'.repeat(16), problem: null })
    expect(store.get(id)).toEqual(queue.get(id))
    expect(pool.begun).toHaveLength(1)
  })

  it('pauses a run whose thread could not write, without a checkpoint from its beginning', async () => {
    const id = train()
    const failed = ended(id, 'failed', { rows: [] })
    if (failed.kind !== 'ended') throw new Error('It has ended.')
    pool.say({ ...failed, problem: { code: 'disk', message: 'The disk is full.' } })
    expect(await queue.finished(id)).toMatchObject({ state: 'paused', problem: { code: 'disk' } })
    expect(queue.resume(id)).toMatchObject({ state: 'queued', problem: null })
  })

  it('closes, and leaves such a run as it was stored last', async () => {
    const id = train()
    pool.say(begun(id))
    refuses = true
    pool.say(ended(id, 'paused', { rows: [0], checkpoint }))
    await queue.close()
    expect(store.get(id)).toMatchObject({ state: 'training' })
  })
})
