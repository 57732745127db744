import { mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createDatasetStore } from '../../../../electron/lab/store/datasetStore'
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
  it('gives a table back to the last bit, in shared memory', () => {
    const store = createDatasetStore(database, folder)
    store.save(exampleDataset, exampleTable)
    const table = store.loadTable(exampleDataset.id)
    expect(table).toEqual(exampleTable)
    const [column] = table.columns
    expect(column?.kind === 'number' && column.values.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(store.get(exampleDataset.id)).toEqual(exampleDataset)
    expect(store.list()).toEqual([exampleDataset])
  })

  it('lists the newest first', () => {
    const store = createDatasetStore(database, folder)
    const at = (digit: string, importedAt: string) => ({ ...exampleDataset, id: digit.repeat(64), importedAt })
    for (const dataset of [at('1', '2026-01-01'), at('2', '2026-03-01'), at('3', '2026-02-01')]) {
      store.save(dataset, exampleTable)
    }
    expect(store.list().map((dataset) => dataset.importedAt)).toEqual(['2026-03-01', '2026-02-01', '2026-01-01'])
  })

  it('says so where the columns are gone or cut off on disk', () => {
    const store = createDatasetStore(database, folder)
    expect(() => store.loadTable(exampleDataset.id)).toThrow('not in the workspace any more')
    store.save(exampleDataset, exampleTable)
    truncateSync(join(folder, `${exampleDataset.id}.columns`), 10)
    expect(() => store.loadTable(exampleDataset.id)).toThrow('cut off on disk')
    rmSync(join(folder, `${exampleDataset.id}.columns`))
    expect(() => store.loadTable(exampleDataset.id)).toThrow('Open its file again')
  })
})
