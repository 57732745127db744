import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { statusOf } from '@shared/contract/run'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { type RunStore, createRunStore } from '../../../../electron/lab/store/runStore'
import { exampleRun, exampleSpec, fittedExample } from '../../../support/examples'
import { historyOf } from '../../../support/histories'

let database: Database
let store: RunStore
beforeEach(() => {
  database = openDatabase(null)
  store = createRunStore(database)
})
afterEach(() => database.close())

const { id } = exampleRun
const done = statusOf(exampleRun)
const training = { ...done, state: 'training' } as const
const preparation = {
  fitted: fittedExample({
    inputs: [{ feature: 'x', kind: 'number', center: 0.1, scale: 2, impute: null, median: 0.3 }],
  }),
  inputs: ['x'],
  parts: { train: 2, validation: 1, test: 0, dropped: 0 },
}

/** Every column of every table that belongs to runs, but for those of the progress. */
const headRows = () => database.sql.prepare('SELECT rowid, * FROM run').all()

describe('run store', () => {
  it('gives back a run as it was added, behind those that came before it, also where the clock was set back', () => {
    store.add(exampleRun)
    store.add({ ...exampleRun, id: 'removed', removed: true, createdAt: '2025-01-02T03:04:05.000Z' })
    expect(store.get(id)).toEqual(exampleRun)
    expect(store.list().map((run) => [run.id, run.removed])).toEqual([
      [id, false],
      ['removed', true],
    ])
  })

  it('keeps the latest weights to the last bit', () => {
    store.add(exampleRun)
    expect(store.output(id)).toBeNull()
    store.savePrepared(id, preparation)
    expect(store.output(id)).toEqual({ ...preparation, parameters: null })
    store.saveProgress(id, training, { parameters: Float64Array.of(1, -0) })
    store.saveProgress(id, training, { parameters: Float64Array.of(5e-324, 2) })
    expect(store.output(id)?.parameters).toEqual(Float64Array.of(5e-324, 2))
    store.saveProgress(id, done, {})
    expect(store.output(id)?.parameters).toEqual(Float64Array.of(5e-324, 2))
    store.saveProgress(id, training, { parameters: null })
    expect(store.output(id)).toEqual({ ...preparation, parameters: null })
    expect(store.list()).toEqual([{ ...exampleRun, state: 'training' }])
  })

  it('writes the status with each progress, and the spec only once', () => {
    store.add({ ...exampleRun, state: 'training' })
    const before = headRows()
    database.sql.exec(
      "CREATE TRIGGER untouched BEFORE UPDATE ON run BEGIN SELECT raise(ABORT, 'the head was written'); END",
    )
    const history = historyOf([{ epoch: 1, trainLoss: 0.5 }])
    store.saveProgress(id, { ...training, epoch: 301, trainLoss: 0.125 }, { history, checkpoint: Uint8Array.of(1) })
    expect(headRows()).toEqual(before)
    expect(store.get(id)).toEqual({ ...exampleRun, state: 'training', epoch: 301, trainLoss: 0.125 })
    const { status } = database.sql.prepare('SELECT status FROM run_status').get() as { status: string }
    expect(status).not.toContain(exampleSpec.dataset)
  })

  it('takes the history back to where a run goes on', () => {
    store.add(exampleRun)
    const row = (epoch: number, trainLoss: number) => ({ epoch, trainLoss })
    const history = historyOf([0, 1, 2, 3].map((epoch) => row(epoch, epoch)))
    store.saveProgress(id, training, { history, parameters: Float64Array.of(3) })
    store.saveProgress(id, training, { rewindTo: 1, history: historyOf([row(2, 20)]) })
    expect(store.history(id).series['trainLoss']).toEqual(Float64Array.of(0, 1, 20))
    store.saveProgress(id, training, { rewindTo: -1, parameters: null })
    expect(store.history(id).epochs).toHaveLength(0)
  })

  it('keeps the checkpoint of a run until it is over', () => {
    store.add({ ...exampleRun, state: 'training' })
    expect(store.checkpoint(id)).toBeNull()
    store.saveProgress(id, training, { checkpoint: Uint8Array.of(1, 2) })
    store.saveProgress(id, { ...training, state: 'paused' }, {})
    store.saveProgress(id, { ...training, state: 'interrupted' }, {})
    expect(store.checkpoint(id)).toEqual(Uint8Array.of(1, 2))
    store.saveProgress(id, { ...training, state: 'cancelled' }, { checkpoint: Uint8Array.of(3) })
    expect(store.checkpoint(id)).toBeNull()
    expect(store.checkpoint('none')).toBeNull()
  })

  it('stores all of a progress or nothing', () => {
    store.add(exampleRun)
    database.sql.exec("CREATE TRIGGER full BEFORE INSERT ON run_weights BEGIN SELECT raise(ABORT, 'full'); END")
    const history = historyOf([{ epoch: 0, trainLoss: 1 }])
    expect(() => store.saveProgress(id, training, { history, parameters: Float64Array.of(1) })).toThrow('full')
    expect(store.get(id)).toEqual(exampleRun)
    expect(store.history(id).epochs).toHaveLength(0)
  })

  it('marks what was waiting or training as interrupted, and keeps the rest of its status', () => {
    const states = ['queued', 'training', 'paused', 'done', 'failed'] as const
    for (const state of states) store.add({ ...exampleRun, id: state, state })
    store.markInterrupted()
    const marked = new Map(store.list().map((run) => [run.id, run]))
    expect(states.map((state) => marked.get(state)?.state)).toEqual([
      'interrupted',
      'interrupted',
      'paused',
      'done',
      'failed',
    ])
    expect(marked.get('training')).toEqual({ ...exampleRun, id: 'training', state: 'interrupted' })
  })

  it('knows the names on a dataset, but for those of removed runs', () => {
    const other = { ...exampleSpec, dataset: 'cd'.repeat(32) }
    store.add({ ...exampleRun, name: 'First' })
    store.add({ ...exampleRun, id: 'b', name: 'Second' })
    store.add({ ...exampleRun, id: 'c', name: 'Removed', removed: true })
    store.add({ ...exampleRun, id: 'd', name: 'Elsewhere', spec: other })
    store.saveHead('b', { name: 'Renamed', removed: false })
    expect(store.namesOn(exampleSpec.dataset)).toEqual(new Set(['First', 'Renamed']))
    store.saveHead('b', { name: 'Renamed', removed: true })
    expect(store.namesOn(exampleSpec.dataset)).toEqual(new Set(['First']))
    expect(store.get('b')).toMatchObject({ name: 'Renamed', removed: true })
  })

  it('finds names and states by an index, without going through all runs', () => {
    const planOf = (query: string) =>
      database.sql
        .prepare(`EXPLAIN QUERY PLAN ${query}`)
        .all()
        .map((step) => (step as { detail: string }).detail)
        .join('; ')
    expect(planOf("SELECT name FROM run WHERE dataset = 'a' AND removed = 0")).toContain('COVERING INDEX run_names')
    expect(planOf("UPDATE run_status SET state = 'a' WHERE state IN ('b', 'c')")).toContain('INDEX run_state')
    expect(planOf('SELECT id FROM run WHERE schema < 1')).toContain('INDEX run_schema')
  })

  it('has nothing of a run that it does not know', () => {
    expect(store.get('none')).toBeNull()
    expect(store.output('none')).toBeNull()
    expect(store.history('none').epochs).toHaveLength(0)
  })
})
