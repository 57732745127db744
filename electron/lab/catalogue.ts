import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ColumnData, Dataset, DatasetSummary, TablePage } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { type Table, cellText, findColumn } from '@shared/data/table'
import type { ImportDone } from '../workers/importMessages'
import type { Emit } from './events'
import type { Jobs } from './jobs'
import type { DatasetStore } from './store/datasetStore'
import type { NamedFile } from './uploads'

/** Tables kept in memory at most; the least recently used is read from disk again when it is needed. */
const tablesInMemory = 6

export interface Catalogue {
  list(): DatasetSummary[]
  get(id: string): Dataset
  table(id: string): Table
  import(job: string, file: NamedFile): Promise<Dataset>
  /** A generated sample: its text is imported like any file. */
  importText(job: string, name: string, text: string, folder: string): Promise<Dataset>
  page(id: string, offset: number, count: number): TablePage
  columns(id: string, names: string[]): ColumnData[]
}

export function createCatalogue(options: { store: DatasetStore; jobs: Jobs; importer: string; emit: Emit }): Catalogue {
  const { store, jobs, importer, emit } = options
  const tables = new Map<string, Table>()

  const remember = (id: string, table: Table): Table => {
    tables.delete(id)
    tables.set(id, table)
    const oldest = tables.keys().next()
    if (tables.size > tablesInMemory && !oldest.done) tables.delete(oldest.value)
    return table
  }
  const table = (id: string) => remember(id, tables.get(id) ?? store.loadTable(id))
  const get = (id: string): Dataset => {
    const dataset = store.get(id)
    if (!dataset) throw new LabError('not-found', 'This dataset is not in the workspace. Open its file again.')
    return dataset
  }

  const importFile = async (job: string, file: NamedFile): Promise<Dataset> => {
    try {
      const done = await jobs.run<ImportDone>(job, importer, { path: file.path, name: file.name })
      const dataset: Dataset = {
        id: done.sha256,
        name: file.name,
        rows: done.table.rows,
        columnCount: done.columns.length,
        bytes: done.bytes,
        importedAt: new Date().toISOString(),
        warningCount: done.warnings.length,
        delimiter: done.delimiter,
        encoding: done.encoding,
        header: done.header,
        columns: done.columns,
        warnings: done.warnings,
        suggestedTarget: done.suggestedTarget,
      }
      store.save(dataset, done.table)
      remember(dataset.id, done.table)
      emit({ kind: 'datasetAdded', dataset: summaryOf(dataset) })
      return dataset
    } finally {
      await file.release()
    }
  }

  return {
    list: () => store.list().map(summaryOf),
    get,
    table,
    import: importFile,
    importText: async (job, name, text, folder) => {
      const path = join(folder, name)
      await writeFile(path, text)
      return importFile(job, { path, name, release: () => Promise.resolve() })
    },
    page: (id, offset, count) => {
      const { rows, columns } = table(id)
      const end = Math.min(rows, offset + count)
      const page: TablePage = { offset, rows: [] }
      for (let row = offset; row < end; row++) page.rows.push(columns.map((column) => cellText(column, row)))
      return page
    },
    columns: (id, names) => {
      const whole = table(id)
      return names.map((name) => {
        const column = findColumn(whole, name)
        if (!column) throw new LabError('not-found', `There is no column named ${name} in this dataset.`)
        // Copies: shared memory crosses no door.
        return column.kind === 'number'
          ? { kind: 'number', name, values: Float64Array.from(column.values) }
          : { kind: 'category', name, codes: Uint32Array.from(column.codes), levels: column.levels }
      })
    },
  }
}

function summaryOf(dataset: Dataset): DatasetSummary {
  const { id, name, rows, columnCount, bytes, importedAt, warningCount } = dataset
  return { id, name, rows, columnCount, bytes, importedAt, warningCount }
}
