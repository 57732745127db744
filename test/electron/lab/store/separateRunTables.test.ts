import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrations } from '../../../../electron/lab/store/migrations'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createRunStore } from '../../../../electron/lab/store/runStore'
import { exampleRun, fittedX } from '../../../support/examples'

let workspace: string
let database: Database | null = null
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => {
  database?.close()
  rmSync(workspace, { recursive: true })
})

/** A store of the second version, filled by hand. */
function writeSecond(fill: (sql: DatabaseSync) => void): void {
  const sql = new DatabaseSync(join(workspace, 'lab.sqlite'))
  for (const migration of migrations.slice(0, 2)) sql.exec(migration as string)
  fill(sql)
  sql.exec('PRAGMA user_version = 2')
  sql.close()
}

const open = () => {
  database = openDatabase(workspace)
  return createRunStore(database)
}

const parts = { train: 2, validation: 1, test: 0, dropped: 0 }

it('keeps all of a run of the second version, to the last bit', () => {
  const losses = [0.1 + 0.2, 5e-324, null, 0.25]
  writeSecond((sql) => {
    const insert = sql.prepare('INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    const summary = JSON.stringify({ ...exampleRun, state: 'paused', removed: true })
    insert.run(
      ...[exampleRun.id, exampleRun.createdAt, 'paused', summary],
      ...[JSON.stringify(fittedX), '["x"]', JSON.stringify(parts)],
      ...[new Uint8Array(Float64Array.of(5e-324, -0).buffer), Uint8Array.of(7, 8)],
    )
    const insertHistory = sql.prepare('INSERT INTO history VALUES (?, ?, ?, ?)')
    losses.forEach((loss, epoch) => insertHistory.run(exampleRun.id, epoch, loss, epoch === 0 ? null : 2 * epoch))
  })
  const store = open()
  expect(store.list()).toEqual([{ ...exampleRun, state: 'paused', removed: true }])
  expect(store.output(exampleRun.id)).toEqual({
    ...{ fitted: fittedX, inputs: ['x'], parts },
    parameters: Float64Array.of(5e-324, -0),
  })
  expect(store.checkpoint(exampleRun.id)).toEqual(Uint8Array.of(7, 8))
  expect(store.history(exampleRun.id)).toEqual({
    epochs: Uint32Array.of(0, 1, 2, 3),
    series: {
      trainLoss: Float64Array.from(losses, (loss) => loss ?? Number.NaN),
      validationLoss: Float64Array.of(Number.NaN, 2, 4, 6),
    },
  })
  expect(store.namesOn(exampleRun.spec.dataset)).toEqual(new Set())
})

it('keeps a run that had nothing yet', () => {
  writeSecond((sql) => {
    const run = { ...exampleRun, state: 'queued' }
    sql
      .prepare('INSERT INTO run (id, created_at, state, summary) VALUES (?, ?, ?, ?)')
      .run(...[run.id, run.createdAt, run.state, JSON.stringify(run)])
  })
  const store = open()
  expect(store.get(exampleRun.id)).toMatchObject({ state: 'queued' })
  expect(store.output(exampleRun.id)).toBeNull()
  expect(store.history(exampleRun.id).epochs).toHaveLength(0)
})

it('loses nothing of a row that this version does not understand', () => {
  const strange = { id: 'strange', name: 'Strange', spec: { dataset: 'd', more: [1] }, loss: 0.5, removed: false }
  writeSecond((sql) => {
    const insert = sql.prepare('INSERT INTO run (id, created_at, state, summary) VALUES (?, ?, ?, ?)')
    insert.run('strange', '2026', 'done', JSON.stringify(strange))
    insert.run('torn', '2026', 'done', '{"id":')
  })
  expect(open().list()).toEqual([])
  const rows = database?.sql.prepare('SELECT id, name, spec, state, status FROM run JOIN run_status ON run = id').all()
  expect(rows).toEqual([
    { id: 'strange', name: 'Strange', spec: '{"dataset":"d","more":[1]}', state: 'done', status: '{"loss":0.5}' },
    { id: 'torn', name: '', spec: 'null', state: 'done', status: JSON.stringify({ unread: '{"id":' }) },
  ])
})
