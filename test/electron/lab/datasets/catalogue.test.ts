import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LabEvent } from '@shared/contract/events'
import { LabError } from '@shared/contract/labError'
import { type Catalogue, createCatalogue } from '../../../../electron/lab/datasets/catalogue'
import type { Operations } from '../../../../electron/lab/operations'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createDatasetStore } from '../../../../electron/lab/store/datasetStore'
import { WorkerPool } from '../../../../electron/lab/workerPool'
import { createBrowser } from '../../../../electron/workers/browse/browse'
import { answerOf } from '../../../../electron/workers/threads/serveThread'
import type { BrowseAnswer, BrowseRequest } from '../../../../electron/workers/browse/browseMessages'
import type { ImportRequest } from '../../../../electron/workers/import/importMessages'
import { writeColumnFile } from '../../../support/columnFile'
import { exampleDataset, exampleTable } from '../../../support/examples'

let folder: string
let database: Database
let catalogue: Catalogue
let released: number
let refusal: LabError | null
let requests: ImportRequest[]
let events: LabEvent[]

/** Imports that are over at once: the digit that a file is named by becomes its identity. */
const operations: Operations = {
  run: <Done>(_job: string, _entry: string, data: object) => {
    if (refusal) return Promise.reject(refusal)
    const request = data as ImportRequest
    requests.push(request)
    const id = request.name.repeat(64)
    const layout = writeColumnFile(join(request.folder!, `${id}.columns`), exampleTable)
    const { source, bytes, reading, columns, warnings, suggestedTarget } = exampleDataset
    const about = { source, bytes, reading, columns, warnings, suggestedTarget }
    return Promise.resolve({ kind: 'done', id, table: exampleTable, rows: 3, layout, ...about } as Done)
  },
  cancel: () => undefined,
  close: () => Promise.resolve(),
}

/** Answers in this thread. */
class OwnThread extends WorkerPool<BrowseRequest, BrowseAnswer> {
  readonly #answer = createBrowser()
  constructor() {
    super('', 1)
  }
  override async run(request: BrowseRequest, onMessage: (answer: BrowseAnswer) => unknown): Promise<void> {
    onMessage(await answerOf(() => this.#answer(request)))
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  database = openDatabase(null)
  released = 0
  refusal = null
  requests = []
  events = []
  const store = createDatasetStore(database, folder)
  const emit = (event: LabEvent) => void events.push(event)
  catalogue = createCatalogue({
    store,
    operations,
    importer: '',
    browsing: new OwnThread(),
    memory: 5,
    threads: 3,
    emit,
  })
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const file = (name: string) => ({
  path: `/there/${name}`,
  name,
  release: () => {
    released += 1
    return Promise.resolve()
  },
})
const open = (digit: string) => catalogue.import('operation', file(digit), { delimiter: ';' })

describe('catalogue', () => {
  it('tells the import how to read, and how much it may take', async () => {
    await open('1')
    const expected = { path: '/there/1', name: '1', reading: { delimiter: ';' }, folder, memory: 5, threads: 3 }
    expect(requests).toEqual([expected])
    expect(events).toMatchObject([{ kind: 'datasetAdded', dataset: { id: '1'.repeat(64), rows: 3, columnCount: 2 } }])
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
    expect(await catalogue.page(id, null, 1, 10)).toEqual({
      ...{ offset: 1, total: 3, numbers: Uint32Array.of(1, 2) },
      rows: [
        [null, 'b'],
        ['-2', null],
      ],
    })
    expect(await catalogue.page(id, null, 9, 10)).toMatchObject({ offset: 9, total: 3, rows: [] })
  })

  it('gives the rows of a view in its order, with their places in the file', async () => {
    const { id } = await open('1')
    const view = { sort: { column: 'x', descending: false }, filters: [], search: '' }
    expect(await catalogue.page(id, view, 0, 2)).toEqual({
      ...{ offset: 0, total: 3, numbers: Uint32Array.of(2, 0) },
      rows: [
        ['-2', null],
        ['1.5', 'a'],
      ],
    })
    const none = { sort: null, filters: [], search: 'nowhere' }
    expect(await catalogue.page(id, none, 0, 2)).toMatchObject({ total: 0, rows: [] })
  })

  it('hands out columns as copies', async () => {
    const { id } = await open('1')
    const [column] = await catalogue.columns(id, ['x'])
    if (column?.kind === 'number') column.values[0] = 99
    expect((await catalogue.page(id, null, 0, 1)).rows).toEqual([['1.5', 'a']])
    await expect(catalogue.columns(id, ['z'])).rejects.toMatchObject({ code: 'not-found' })
  })

  it('passes on why a file cannot be previewed', async () => {
    await expect(catalogue.preview({ path: '/nowhere/a.csv', name: 'a.csv' }, {})).rejects.toThrow(LabError)
  })

  it('says so where a dataset is not there', async () => {
    await expect((async () => catalogue.page('9'.repeat(64), null, 0, 1))()).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(() => catalogue.get('9'.repeat(64))).toThrow('Open its file again')
  })
})
