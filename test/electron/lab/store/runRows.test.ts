import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { runSchemaNumber } from '../../../../electron/lab/store/runRows'
import { createRunStore } from '../../../../electron/lab/store/runStore'
import { exampleRun } from '../../../support/examples'

let database: Database
beforeEach(() => {
  database = openDatabase(null)
})
afterEach(() => database.close())

const schemaOf = (id: string) =>
  (database.sql.prepare('SELECT schema FROM run WHERE id = ?').get(id) as { schema: number }).schema

describe('rows of runs', () => {
  it('of another number are brought up to today once, when the store is opened', () => {
    createRunStore(database).add(exampleRun)
    database.sql.exec(`
      UPDATE run SET schema = 0, spec = json_set(json_remove(spec, '$.reading'), '$.version', 2), seal = NULL;
      UPDATE run_status SET status = json_set(json_remove(status, '$.threads'), '$.dropped', 1), seal = NULL;`)
    expect(createRunStore(database).list()).toEqual([exampleRun])
    expect(schemaOf(exampleRun.id)).toBe(runSchemaNumber)
    const stored = database.sql.prepare('SELECT spec, status FROM run JOIN run_status ON run = id').get()
    const [spec, status] = Object.values(stored ?? {}).map((text) => JSON.parse(String(text)) as object)
    expect(spec).toEqual(exampleRun.spec)
    expect(status).not.toHaveProperty('dropped')
  })

  it('of today are taken as they are', () => {
    const store = createRunStore(database)
    store.add(exampleRun)
    database.sql.exec(`UPDATE run_status SET status = json_set(status, '$.added', 1), seal = NULL`)
    expect(createRunStore(database).get(exampleRun.id)).toEqual({ ...exampleRun, added: 1 })
  })

  it('that cannot be read are left alone, and the others are listed', () => {
    const store = createRunStore(database)
    store.add(exampleRun)
    store.add({ ...exampleRun, id: 'other', state: 'training' })
    database.sql.exec(`
      UPDATE run SET schema = 0, seal = NULL WHERE id = 'other';
      UPDATE run_status SET status = json_remove(status, '$.warnings'), seal = NULL WHERE run = 'other';`)
    const before = database.sql.prepare("SELECT * FROM run JOIN run_status ON run = id WHERE id = 'other'").get()
    const opened = createRunStore(database)
    opened.markInterrupted()
    expect(opened.list()).toEqual([exampleRun])
    expect(opened.get('other')).toBeNull()
    expect(database.sql.prepare("SELECT * FROM run JOIN run_status ON run = id WHERE id = 'other'").get()).toEqual(
      before,
    )
  })
})
