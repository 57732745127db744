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
