import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Dataset } from '@shared/contract/dataset'
import { type Database, openDatabase } from '../../../../../electron/lab/store/database'
import { createDatasetStore } from '../../../../../electron/lab/store/datasetStore'
import { createDraftStore } from '../../../../../electron/lab/store/draftStore'
import { createRunStore } from '../../../../../electron/lab/store/runStore'
import { createSettingStore } from '../../../../../electron/lab/store/settingStore'
import { filesHolding } from '../../../../support/filesHolding'
import { exampleDataset, exampleRun, exampleSpec } from '../../../../support/examples'

/** A cell of the dataset that goes, and one of the dataset that stays. */
const [secret, other] = ['Weatherwax-1701', 'Nightingale-1820']
const goes: Dataset = { ...exampleDataset, name: secret }
const stays: Dataset = { ...exampleDataset, id: 'cd'.repeat(32), name: other }

let workspace: string
let database: Database
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'erasing-'))
  database = openDatabase(workspace)
})
afterEach(() => {
  database.close()
  rmSync(workspace, { recursive: true })
})
const folder = () => join(workspace, 'datasets')
const stores = () => ({ datasets: createDatasetStore(database, folder()), runs: createRunStore(database) })
const runOn = (id: string, dataset: string, name: string) => ({
  ...exampleRun,
  id,
  name,
  spec: { ...exampleSpec, dataset },
})

/** Both datasets, a run on each, a draft, files beside; enough of them that pages of the store are freed and used again. */
function fill(): void {
  const { datasets, runs } = stores()
  for (const dataset of [goes, stays]) {
    const columns = dataset.columns.map((column) => ({
      ...column,
      name: `${column.name} ${dataset.name} `.repeat(400),
    }))
    datasets.save({ ...dataset, columns }, [])
    // Written over twice: what was there before is in free pages.
    datasets.update(dataset.id, { name: `${dataset.name} again` })
    datasets.save(dataset, [])
    writeFileSync(join(folder(), `${dataset.id}.columns`), dataset.name)
  }
  runs.add(runOn('run-goes', goes.id, secret))
  runs.add(runOn('run-stays', stays.id, other))
  mkdirSync(join(workspace, 'predictions'))
  writeFileSync(join(workspace, 'predictions', 'run-goes.predictions'), secret)
  writeFileSync(join(workspace, 'predictions', 'run-stays.predictions'), other)
  const { preparation } = exampleSpec
  createDraftStore(database).save({
    ...exampleSpec,
    preparation: { ...preparation, features: [secret] },
    dataset: goes.id,
  })
  createSettingStore(database).save({ dataset: goes.id })
}

/** Closes the store, which makes a backup, and opens it again. */
function reopen(): void {
  database.close()
  database = openDatabase(workspace)
}

it('leaves no byte of a dataset in any file of the workspace, its log and its backups among them', () => {
  fill()
  reopen()
  expect(filesHolding(workspace, secret).length).toBeGreaterThan(3)
  expect(database.erase({ datasets: [goes.id], runs: [] })).toEqual([])
  expect(filesHolding(workspace, secret)).toEqual([])
  reopen()
  expect(filesHolding(workspace, secret)).toEqual([])
})

it('leaves every other row, file and backup as it was', () => {
  fill()
  reopen()
  const backups = readdirSync(join(workspace, 'backups'))
  database.erase({ datasets: [goes.id], runs: [] })
  const { datasets, runs } = stores()
  expect(datasets.list()).toEqual([stays])
  expect(runs.list().map(({ id }) => id)).toEqual(['run-stays'])
  expect(createSettingStore(database).get().dataset).toBeNull()
  expect(readdirSync(join(workspace, 'datasets'))).toEqual([`${stays.id}.columns`])
  expect(readdirSync(join(workspace, 'predictions'))).toEqual(['run-stays.predictions'])
  expect(readdirSync(join(workspace, 'backups'))).toEqual(backups)
  const [backup = ''] = backups
  const copy = new DatabaseSync(join(workspace, 'backups', backup), { readOnly: true })
  expect(copy.prepare('SELECT id FROM dataset').all()).toEqual([{ id: stays.id }])
  expect(copy.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  copy.close()
  reopen()
  expect(database.damage.sentences()).toEqual([])
})

it('erases a run alone', () => {
  fill()
  reopen()
  database.erase({ datasets: [], runs: ['run-goes'] })
  const { datasets, runs } = stores()
  expect(datasets.list()).toHaveLength(2)
  expect(runs.list().map(({ id }) => id)).toEqual(['run-stays'])
  expect(existsSync(join(workspace, 'predictions', 'run-goes.predictions'))).toBe(false)
  expect(database.sql.prepare("SELECT * FROM run_status WHERE run = 'run-goes'").all()).toEqual([])
})

it('leaves everything as it was where the store refuses', () => {
  fill()
  database.sql.exec(
    "CREATE TEMP TRIGGER refuse BEFORE DELETE ON main.dataset BEGIN SELECT RAISE(ABORT, 'refused'); END",
  )
  expect(() => database.erase({ datasets: [goes.id], runs: [] })).toThrow('refused')
  const { datasets, runs } = stores()
  expect(datasets.list()).toHaveLength(2)
  expect(runs.list()).toHaveLength(2)
  expect(createDraftStore(database).get(goes.id)).not.toBeNull()
  expect(readdirSync(join(workspace, 'datasets'))).toHaveLength(2)
  reopen()
  expect(stores().datasets.list()).toHaveLength(2)
})

it('goes on at the next start where wiping stopped half-way, and says so', () => {
  fill()
  reopen()
  // A folder where the column file is cannot be unlinked as a file.
  const columns = join(folder(), `${goes.id}.columns`)
  rmSync(columns)
  mkdirSync(columns)
  const [sentence] = database.erase({ datasets: [goes.id], runs: [] })
  expect(sentence).toContain('goes on at the next start')
  expect(stores().datasets.list()).toEqual([stays])
  rmSync(columns, { recursive: true })
  writeFileSync(columns, secret)
  reopen()
  expect(filesHolding(workspace, secret)).toEqual([])
  expect(database.sql.prepare("SELECT name FROM setting WHERE name = 'erasing'").all()).toEqual([])
})

it('leaves a dataset alone that was opened again before the wiping went on', () => {
  fill()
  const columns = join(folder(), `${goes.id}.columns`)
  rmSync(columns)
  mkdirSync(columns)
  database.erase({ datasets: [goes.id], runs: [] })
  rmSync(columns, { recursive: true })
  stores().datasets.save(goes, [])
  writeFileSync(columns, secret)
  reopen()
  expect(stores().datasets.list()).toHaveLength(2)
  expect(existsSync(columns)).toBe(true)
})

it('takes a backup away in which the rows cannot be deleted', () => {
  fill()
  reopen()
  writeFileSync(join(workspace, 'backups', '2026-01-01T00-00-00-000.sqlite'), `no store, but ${secret}`)
  expect(database.erase({ datasets: [goes.id], runs: [] })).toEqual([])
  expect(filesHolding(workspace, secret)).toEqual([])
})

it('names a store that was put aside, which may hold it still, and leaves it there', () => {
  fill()
  const name = 'lab.sqlite.damaged-2026-01-01T00-00-00-000'
  writeFileSync(join(workspace, name), secret)
  const left = database.erase({ datasets: [goes.id], runs: [] })
  expect(left).toHaveLength(1)
  expect(left[0]).toContain(name)
  expect(filesHolding(workspace, secret)).toEqual([name])
})
