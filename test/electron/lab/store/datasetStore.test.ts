import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createDatasetStore } from '../../../../electron/lab/store/datasetStore'
import { writeColumnFile } from '../../../support/columnFile'
import { exampleDataset, exampleTable } from '../../../support/examples'

let folder: string
let database: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datasets-'))
  database = openDatabase(null)
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

describe('dataset store', () => {
  it('says where the columns of a dataset lie, also after a restart', () => {
    const store = createDatasetStore(database, folder)
    const path = join(folder, `${exampleDataset.id}.columns`)
    const layout = writeColumnFile(path, exampleTable)
    store.save(exampleDataset, layout)
    const access = { kind: 'file', path, name: exampleDataset.name, rows: 3, layout }
    expect(store.access(exampleDataset.id)).toEqual(access)
    expect(createDatasetStore(database, folder).access(exampleDataset.id)).toEqual(access)
    expect(store.get(exampleDataset.id)).toEqual(exampleDataset)
    expect(store.list()).toEqual([exampleDataset])
  })

  it('lists the one that came last first, also where the clock was set back', () => {
    const store = createDatasetStore(database, folder)
    const at = (digit: string, importedAt: string) => ({ ...exampleDataset, id: digit.repeat(64), importedAt })
    for (const dataset of [at('1', '2026-01-01'), at('2', '2026-03-01'), at('3', '2026-02-01')]) {
      store.save(dataset, [])
    }
    expect(store.list().map((dataset) => dataset.importedAt)).toEqual(['2026-02-01', '2026-03-01', '2026-01-01'])
    store.save(at('1', '2025-12-31'), [])
    expect(store.list().map((dataset) => dataset.importedAt)).toEqual(['2025-12-31', '2026-02-01', '2026-03-01'])
  })

  it('keeps another name and a place in the bin over a restart, and nothing else is changed by them', () => {
    const store = createDatasetStore(database, folder)
    store.save(exampleDataset, [])
    const changed = { ...exampleDataset, name: 'Ward 7', removed: true, fileName: exampleDataset.name }
    store.update(exampleDataset.id, { name: 'Ward 7' })
    expect(store.update(exampleDataset.id, { removed: true })).toEqual(changed)
    expect(createDatasetStore(database, folder).list()).toEqual([changed])
    expect(() => store.update('e'.repeat(64), { removed: true })).toThrow('not in the workspace')
  })

  it('reads a dataset of an earlier version as one that is not in the bin', () => {
    const store = createDatasetStore(database, folder)
    store.save(exampleDataset, [])
    const info = JSON.stringify({ ...exampleDataset, removed: undefined })
    database.sql.prepare('UPDATE dataset SET info = ?, seal = NULL').run(info)
    expect(store.get(exampleDataset.id)).toEqual(exampleDataset)
  })

  it('leaves a dataset alone that it cannot understand, and shows the others', () => {
    const store = createDatasetStore(database, folder)
    const foreign = { ...exampleDataset, id: 'f'.repeat(64) }
    store.save(exampleDataset, [])
    store.save(foreign, [])
    const info = JSON.stringify({ ...foreign, reading: { ...foreign.reading, encoding: 'ebcdic' } })
    database.sql.prepare('UPDATE dataset SET info = ?, seal = NULL WHERE id = ?').run(info, foreign.id)
    const restarted = createDatasetStore(database, folder)
    expect(restarted.list()).toEqual([exampleDataset])
    expect(restarted.get(foreign.id)).toBeNull()
    writeColumnFile(join(folder, `${foreign.id}.columns`), exampleTable)
    expect(() => restarted.access(foreign.id)).toThrow('Open its file again')
  })

  it.each([
    ['before the file begins', { offset: -8 }],
    ['at no whole byte', { offset: 0.5 }],
  ])('reads no column that lies %s', (_, change) => {
    const path = join(folder, `${exampleDataset.id}.columns`)
    const layout = writeColumnFile(path, exampleTable)
    createDatasetStore(database, folder).save(exampleDataset, layout)
    const hostile = JSON.stringify(layout.map((entry) => ({ ...entry, ...change })))
    database.sql.prepare('UPDATE dataset SET layout = ?, layout_seal = NULL').run(hostile)
    expect(() => createDatasetStore(database, folder).access(exampleDataset.id)).toThrow('Open its file again')
  })

  it('says so where the columns are gone', () => {
    const store = createDatasetStore(database, folder)
    expect(() => store.access(exampleDataset.id)).toThrow('not in the workspace any more')
    store.save(exampleDataset, [])
    expect(() => store.access(exampleDataset.id)).toThrow('Open its file again')
  })
})
