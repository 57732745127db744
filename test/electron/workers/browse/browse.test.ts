import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TableView } from '@shared/contract/dataset'
import { createBrowser } from '../../../../electron/workers/browse/browse'
import type { BrowseRequest } from '../../../../electron/workers/browse/browseMessages'
import type { TableAccess } from '../../../../electron/workers/table/tableAccess'
import { fileAccess } from '../../../support/columnFile'
import { exampleTable } from '../../../support/examples'

let folder: string
let answer: ReturnType<typeof createBrowser>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browse-'))
  answer = createBrowser()
})
afterEach(() => rmSync(folder, { recursive: true }))

const access = () => fileAccess(join(folder, 'a.columns'), exampleTable)
const descending: TableView = { sort: { column: 'x', descending: true }, filters: [], search: '' }
const pageOf = (changes: Partial<Extract<BrowseRequest, { kind: 'page' }>> = {}): BrowseRequest => ({
  ...{ kind: 'page', dataset: 'a', access: access(), view: null, offset: 0, count: 2, turn: 0 },
  latest: new SharedArrayBuffer(4),
  ...changes,
})

describe('the browsing thread', () => {
  it('gives pages of the file, and of a view of it', async () => {
    expect(await answer(pageOf())).toMatchObject({ page: { total: 3, numbers: Uint32Array.of(0, 1) } })
    expect(await answer(pageOf({ view: descending, count: 3 }))).toEqual({
      kind: 'page',
      page: {
        ...{ offset: 0, total: 3, numbers: Uint32Array.of(0, 2, 1) },
        rows: [
          ['1.5', 'a'],
          ['-2', null],
          [null, 'b'],
        ],
      },
    })
  })

  it('does not work out a view that another has overtaken, but gives one that it has', async () => {
    const overtaken = { view: descending, latest: new Int32Array(new SharedArrayBuffer(4)).fill(1).buffer }
    await expect(answer(pageOf(overtaken as never))).rejects.toMatchObject({ code: 'cancelled' })
    expect(await answer(pageOf({ view: descending }))).toMatchObject({ kind: 'page' })
    expect(await answer(pageOf(overtaken as never))).toMatchObject({ kind: 'page' })
  })

  it('gives the rows that plots draw, with their places in the file', async () => {
    const request: BrowseRequest = { kind: 'sampledColumns', dataset: 'a', access: access(), columns: ['x'] }
    expect(await answer(request)).toEqual({
      kind: 'sampledColumns',
      sampled: {
        ...{ numbers: Uint32Array.of(0, 1, 2), total: 3 },
        columns: [{ kind: 'number', name: 'x', values: Float64Array.of(1.5, NaN, -2) }],
      },
    })
    await expect(answer({ ...request, columns: ['q'] })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('goes from one dataset to another, and says so where one is gone', async () => {
    await answer(pageOf())
    const other = { ...exampleTable, rows: 3, columns: exampleTable.columns.slice(1) }
    const there = fileAccess(join(folder, 'b.columns'), other)
    expect(await answer(pageOf({ dataset: 'b', access: there, count: 1 }))).toMatchObject({ page: { rows: [['a']] } })
    const gone: TableAccess = { kind: 'file', path: join(folder, 'c.columns'), rows: 3, layout: [] }
    await expect(answer(pageOf({ dataset: 'c', access: gone }))).rejects.toMatchObject({ code: 'not-found' })
    expect(await answer(pageOf({ count: 1 }))).toMatchObject({ page: { rows: [['1.5', 'a']] } })
  })

  it('shows how a file would be read', async () => {
    const path = join(folder, 'new.csv')
    writeFileSync(path, 'a;b\n1,5;x\n')
    expect(await answer({ kind: 'preview', path, name: 'new.csv', reading: {} })).toMatchObject({
      preview: { reading: { delimiter: ';', decimal: ',' }, rows: [['1,5', 'x']], problem: null },
    })
  })
})
