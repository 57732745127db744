import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { type Catalogue, createCatalogue } from '../../../electron/lab/catalogue'
import type { Jobs } from '../../../electron/lab/jobs'
import { type Database, openDatabase } from '../../../electron/lab/store/database'
import { type DatasetStore, createDatasetStore } from '../../../electron/lab/store/datasetStore'
import { exampleDataset, exampleTable } from '../../support/examples'

let folder: string
let database: Database
let loads: string[]
let store: DatasetStore
let catalogue: Catalogue
let released: number
let refusal: LabError | null

/** Imports that are over at once: the digit that a file is named by becomes its hash. */
const jobs: Jobs = {
  run: <Done>(_job: string, _entry: string, data: object) => {
    if (refusal) return Promise.reject(refusal)
    const { name } = data as { name: string }
    const { bytes, delimiter, encoding, header, columns, warnings, suggestedTarget } = exampleDataset
    const about = { bytes, delimiter, encoding, header, columns, warnings, suggestedTarget }
    return Promise.resolve({ kind: 'done', table: exampleTable, sha256: name.repeat(64), ...about } as Done)
  },
  cancel: () => undefined,
  close: () => Promise.resolve(),
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  database = openDatabase(null)
  loads = []
  released = 0
  refusal = null
  const real = createDatasetStore(database, folder)
  store = {
    ...real,
    loadTable: (id) => {
      loads.push(id.slice(0, 1))
      return real.loadTable(id)
    },
  }
  catalogue = createCatalogue({ store, jobs, importer: '', emit: () => undefined })
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const open = (digit: string) =>
  catalogue.import('job', {
    path: '',
    name: digit,
    release: () => {
      released += 1
      return Promise.resolve()
    },
  })

describe('catalogue', () => {
  it('keeps the six tables that were used last, and reads others from the disk again', async () => {
    for (const digit of ['1', '2', '3', '4', '5', '6']) await open(digit)
    catalogue.table('1'.repeat(64))
    await open('7')
    // 2 was used longest ago.
    for (const digit of ['1', '3', '4', '5', '6', '7']) catalogue.table(digit.repeat(64))
    expect(loads).toEqual([])
    catalogue.table('2'.repeat(64))
    expect(loads).toEqual(['2'])
  })

  it('releases a file whether it could be read or not', async () => {
    await open('1')
    refusal = new LabError('bad-file', 'No table.')
    await expect(open('2')).rejects.toThrow('No table.')
    expect(released).toBe(2)
    expect(catalogue.list().map((dataset) => dataset.name)).toEqual(['1'])
  })

  it('gives rows as text, with missing cells, and no rows past the end', async () => {
    const { id } = await open('1')
    expect(catalogue.page(id, 1, 10)).toEqual({
      offset: 1,
      rows: [
        [null, 'b'],
        ['-2', null],
      ],
    })
    expect(catalogue.page(id, 9, 10)).toEqual({ offset: 9, rows: [] })
  })

  it('hands out columns as copies', async () => {
    const { id } = await open('1')
    const [column] = catalogue.columns(id, ['x'])
    if (column?.kind === 'number') column.values[0] = 99
    expect(catalogue.page(id, 0, 1).rows).toEqual([['1.5', 'a']])
  })
})
