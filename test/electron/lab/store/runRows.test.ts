import { createHash } from 'node:crypto'
import { z } from 'zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runSummarySchema } from '@shared/contract/run'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { runSchemaNumber } from '../../../../electron/lab/store/runRows'
import { createRunStore } from '../../../../electron/lab/store/runStore'
import { exampleRun } from '../../../support/examples'

let database: Database
beforeEach(() => {
  database = openDatabase(null)
})
afterEach(() => database.close())

/** What each number stands for. A new number gets a line; that of a version that has shipped is not edited. */
const schemas: Record<number, string> = {
  1: 'd02f8350a59bc043',
}

const schemaOf = (id: string) =>
  (database.sql.prepare('SELECT schema FROM run WHERE id = ?').get(id) as { schema: number }).schema

describe('rows of runs', () => {
  it('carry a number that stands for one schema: who changes what a run is raises runSchemaNumber', () => {
    const schema = z.toJSONSchema(runSummarySchema, { io: 'output', unrepresentable: 'any' })
    const digest = createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16)
    expect(digest).toBe(schemas[runSchemaNumber])
  })

  it('of an earlier number are brought up to today once, when the store is opened', () => {
    createRunStore(database).add(exampleRun)
    database.sql.exec(`
      UPDATE run SET schema = 0, spec = json_set(json_remove(spec, '$.reading'), '$.version', 2);
      UPDATE run_status SET status = json_set(json_remove(status, '$.threads'), '$.dropped', 1);`)
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
    database.sql.exec(`UPDATE run_status SET status = json_set(status, '$.added', 1)`)
    expect(createRunStore(database).get(exampleRun.id)).toEqual({ ...exampleRun, added: 1 })
  })

  it('that cannot be read are left alone, and the others are listed', () => {
    const store = createRunStore(database)
    store.add(exampleRun)
    store.add({ ...exampleRun, id: 'other', state: 'training' })
    database.sql.exec(`
      UPDATE run SET schema = 0 WHERE id = 'other';
      UPDATE run_status SET status = json_remove(status, '$.warnings') WHERE run = 'other';`)
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
