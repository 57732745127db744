import type { ColumnData, SampledColumns, TablePage, TableView } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { loadedColumn } from '@shared/data/analysis/loadedColumn'
import { type Column, cellText, findColumn } from '@shared/data/table/table'
import { sampledRows } from '@shared/data/views/sampledRows'
import { viewRows } from '@shared/data/views/viewRows'
import { limits } from '@shared/spec/limits'
import type { BrowseRequest, BrowseResult } from './browseMessages'
import { readerOf } from '../import/readers'
import { type OpenTable, openTable } from '../table/tableAccess'

/** Rows of so many views are kept in order, so that scrolling does not sort again. */
const keptViews = 4

/** Answers one request after another; a problem is thrown. The table asked about last stays open, with the columns that were touched. */
export function createBrowser(): (request: BrowseRequest) => Promise<BrowseResult> {
  let open: { dataset: string; table: OpenTable; views: Map<string, Uint32Array> } | null = null

  const attach = ({ dataset, access }: Extract<BrowseRequest, { dataset: string }>) => {
    if (open?.dataset === dataset) return open
    open?.table.close()
    open = null
    open = { dataset, table: openTable(access), views: new Map() }
    return open
  }

  return async (request) => {
    if (request.kind === 'preview') {
      const reader = await readerOf(request.path)
      return { kind: 'preview', preview: await reader.preview(request) }
    }
    const { table, views } = attach(request)
    if (request.kind === 'columns') return { kind: 'columns', columns: columnsOf(table, request.columns) }
    if (request.kind === 'sampledColumns') return { kind: 'sampledColumns', sampled: sampleOf(table, request.columns) }
    const { view, offset, count } = request
    if (isWhole(view)) return { kind: 'page', page: filePage(table, offset, count) }
    const key = JSON.stringify(view)
    const latest = new Int32Array(request.latest)
    const rows = views.get(key) ?? viewRows(table, view, () => Atomics.load(latest, 0) !== request.turn)
    views.delete(key)
    views.set(key, rows)
    const [oldest] = views.keys()
    if (views.size > keptViews && oldest !== undefined) views.delete(oldest)
    return { kind: 'page', page: pageOf(table, rows, offset, count) }
  }
}

function isWhole(view: TableView | null): view is null {
  return view === null || (view.sort === null && view.filters.length === 0 && view.search === '')
}

/** Of a table in the order of its file: only these rows are read. */
function filePage(table: OpenTable, offset: number, count: number): TablePage {
  const from = Math.min(offset, table.rows)
  const to = Math.min(table.rows, offset + count)
  const { columns } = table.stretch(from, to)
  const numbers = Uint32Array.from({ length: to - from }, (_, index) => from + index)
  const rows = Array.from(numbers, (_, row) => columns.map((column) => cellText(column, row)))
  return { offset, total: table.rows, numbers, rows }
}

function pageOf(table: OpenTable, order: Uint32Array, offset: number, count: number): TablePage {
  const numbers = order.slice(offset, offset + count)
  const rows: (string | null)[][] = Array.from(numbers, () => [])
  for (const column of table.columns) {
    const loaded = loadedColumn(column)
    numbers.forEach((row, index) => rows[index]?.push(cellText(loaded, row)))
  }
  return { offset, total: order.length, numbers, rows }
}

/** Copies: shared memory crosses no door. */
function columnsOf(table: OpenTable, names: readonly string[]): ColumnData[] {
  return names.map((name) => {
    const column = columnOf(table, name)
    return column.kind === 'number'
      ? { kind: 'number', name, values: Float64Array.from(column.values) }
      : { kind: 'category', name, codes: Uint32Array.from(column.codes), levels: column.levels }
  })
}

function sampleOf(table: OpenTable, names: readonly string[]): SampledColumns {
  const numbers = sampledRows(table.rows, limits.sampledRows)
  const columns = names.map((name): ColumnData => {
    const column = columnOf(table, name)
    return column.kind === 'number'
      ? { kind: 'number', name, values: Float64Array.from(numbers, (row) => column.values[row] as number) }
      : { kind: 'category', name, codes: numbers.map((row) => column.codes[row] as number), levels: column.levels }
  })
  return { numbers, total: table.rows, columns }
}

function columnOf(table: OpenTable, name: string): Column {
  const column = findColumn(table, name)
  if (!column) throw new LabError('not-found', `There is no column named ${name} in this dataset.`)
  return column
}
