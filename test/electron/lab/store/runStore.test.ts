import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createRunStore } from '../../../../electron/lab/store/runStore'
import { exampleRun, fittedExample } from '../../../support/examples'

let database: Database
beforeEach(() => {
  database = openDatabase(null)
})
afterEach(() => database.close())

const fitted = fittedExample({
  inputs: [{ feature: 'x', kind: 'number', center: 0.1, scale: 2, impute: null, median: 0.3 }],
})

describe('run store', () => {
  it('keeps every epoch and the latest weights to the last bit', () => {
    const store = createRunStore(database)
    store.save({ ...exampleRun, state: 'queued' })
    const parts = { train: 2, validation: 1, test: 0, dropped: 0 }
    store.savePrepared(exampleRun.id, { fitted, inputs: ['x'], parts })
    expect(store.residue(exampleRun.id)).toEqual({ fitted, inputs: ['x'], parts, parameters: null })

    const row = (epoch: number, trainLoss: number) => ({ epoch, trainLoss, validationLoss: Number.NaN })
    store.saveProgress(exampleRun, { rows: [row(0, 0.7), row(1, 0.1 + 0.2)], parameters: Float64Array.of(1, -0) })
    store.saveProgress(exampleRun, {
      rows: [row(2, Number.POSITIVE_INFINITY)],
      parameters: Float64Array.of(5e-324, 2),
    })
    const history = store.history(exampleRun.id)
    expect([...history.epochs]).toEqual([0, 1, 2])
    expect([...history.trainLoss]).toEqual([0.7, 0.1 + 0.2, Number.NaN])
    expect([...history.validationLoss]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    expect(store.residue(exampleRun.id)?.parameters).toEqual(Float64Array.of(5e-324, 2))
    expect(store.list()).toEqual([exampleRun])
  })

  it('takes the history back to where a run goes on', () => {
    const store = createRunStore(database)
    store.save(exampleRun)
    const rows = [0, 1, 2, 3].map((epoch) => ({ epoch, trainLoss: epoch, validationLoss: Number.NaN }))
    store.saveProgress(exampleRun, { rows, parameters: Float64Array.of(3) })
    store.saveProgress(exampleRun, { rewindTo: 1, rows: [{ epoch: 2, trainLoss: 20, validationLoss: Number.NaN }] })
    expect([...store.history(exampleRun.id).trainLoss]).toEqual([0, 1, 20])
    store.saveProgress(exampleRun, { rewindTo: -1, parameters: null })
    expect(store.history(exampleRun.id).epochs).toHaveLength(0)
  })

  it('keeps the checkpoint of a run until it is over', () => {
    const store = createRunStore(database)
    const training = { ...exampleRun, state: 'training' } as const
    store.save(training)
    expect(store.checkpoint(exampleRun.id)).toBeNull()
    store.saveProgress(training, { checkpoint: Uint8Array.of(1, 2) })
    store.saveProgress({ ...training, state: 'paused' }, { rows: [] })
    store.save({ ...training, state: 'interrupted' })
    expect(store.checkpoint(exampleRun.id)).toEqual(Uint8Array.of(1, 2))
    store.saveProgress({ ...training, state: 'cancelled' }, { checkpoint: Uint8Array.of(3) })
    expect(store.checkpoint(exampleRun.id)).toBeNull()
    expect(store.checkpoint('none')).toBeNull()
  })

  it('leaves a row aside that it does not understand, and lists the others', () => {
    const store = createRunStore(database)
    store.save(exampleRun)
    store.save({ ...exampleRun, id: 'other' })
    database.sql.exec("UPDATE run SET summary = json_remove(summary, '$.warnings') WHERE id = 'other'")
    expect(store.list()).toEqual([exampleRun])
    expect(store.get('other')).toBeNull()
  })

  it('has nothing of a run that it does not know', () => {
    const store = createRunStore(database)
    expect(store.get('none')).toBeNull()
    expect(store.residue('none')).toBeNull()
    expect(store.history('none').epochs).toHaveLength(0)
  })
})
