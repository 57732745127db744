import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  ColumnData,
  Dataset,
  DatasetSummary,
  SampledColumns,
  TablePage,
  TableView,
} from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import type { Preview } from '@shared/contract/preview'
import type { ReadingChoices } from '@shared/spec/reading'
import type { BrowseAnswer, BrowseRequest, BrowseResult } from '../../workers/browse/browseMessages'
import type { ImportDone, ImportRequest } from '../../workers/import/importMessages'
import type { TableAccess } from '../../workers/table/tableAccess'
import type { Emit } from '../events'
import type { Operations } from '../operations'
import type { DatasetStore } from '../store/datasetStore'
import type { NamedFile } from './uploads'
import { type WorkerPool, requestFromPool } from '../workerPool'

export interface Catalogue {
  list(): DatasetSummary[]
  get(id: string): Dataset
  has(id: string): boolean
  rename(id: string, name: string): DatasetSummary
  /** Into the bin, or out of it. */
  setRemoved(id: string, removed: boolean): DatasetSummary
  /** Ends what threads do with these datasets, so that none of them has their files open. */
  letGo(ids: ReadonlySet<string>): Promise<void>
  /** After they were erased. */
  forget(ids: Iterable<string>): void
  /** @throws LabError `not-found` where its columns are gone, or it is in the bin */
  access(id: string): TableAccess
  import(operation: string, file: NamedFile, reading: ReadingChoices): Promise<Dataset>
  /** A generated sample: its text is imported like any file. */
  importText(operation: string, name: string, text: string, folder: string): Promise<Dataset>
  preview(file: Pick<NamedFile, 'path' | 'name'>, reading: ReadingChoices): Promise<Preview>
  page(id: string, view: TableView | null, offset: number, count: number): Promise<TablePage>
  sampledColumns(id: string, names: string[]): Promise<SampledColumns>
  columns(id: string, names: string[]): Promise<ColumnData[]>
}

export interface CatalogueOptions {
  store: DatasetStore
  operations: Operations
  /** Built entry of the import thread. */
  importer: string
  browsing: WorkerPool<BrowseRequest, BrowseAnswer>
  /** Bytes that an import's columns may take in memory. */
  memory: number
  /** Threads that may read one file. */
  threads: number
  emit: Emit
}

/** The datasets of the workspace. Their columns are never in this thread: others read them, so that nothing here waits. */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { store, operations, importer, browsing, memory, threads, emit } = options
  const get = (id: string): Dataset => {
    const dataset = store.get(id)
    if (!dataset) throw new LabError('not-found', 'This dataset is not in the workspace. Open its file again.')
    return dataset
  }
  const latest = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  let viewed = ''
  /** Pages of one view are one turn. */
  const turnOf = (dataset: string, view: TableView | null): number => {
    const key = JSON.stringify([dataset, view])
    if (key !== viewed) Atomics.add(latest, 0, 1)
    viewed = key
    return Atomics.load(latest, 0)
  }
  const ask = async <Kind extends BrowseResult['kind']>(request: BrowseRequest & { kind: Kind }) => {
    const result: BrowseResult = await requestFromPool(browsing, request)
    return result as Extract<BrowseResult, { kind: Kind }>
  }

  const importFile = async (operation: string, file: NamedFile, reading: ReadingChoices): Promise<Dataset> => {
    try {
      const request: Omit<ImportRequest, 'cancel'> = {
        ...{ path: file.path, name: file.name, reading },
        ...{ folder: store.folder, memory, threads },
      }
      const done = await operations.run<ImportDone>(operation, importer, request)
      const { id, source, rows, bytes, columns, warnings, suggestedTarget } = done
      const dataset: Dataset = {
        ...{ id, source, name: file.name, rows, bytes },
        columnCount: columns.length,
        importedAt: new Date().toISOString(),
        warningCount: warnings.length,
        removed: false,
        reading: done.reading,
        onDisk: done.table === null,
        ...{ columns, warnings, suggestedTarget },
      }
      store.save(dataset, done.layout ?? [])
      emit({ kind: 'datasetAdded', dataset: summaryOf(dataset) })
      return dataset
    } finally {
      await file.release()
    }
  }

  const update = (id: string, changes: Parameters<DatasetStore['update']>[1]): DatasetSummary => {
    const dataset = summaryOf(store.update(id, changes))
    emit({ kind: 'datasetChanged', dataset })
    return dataset
  }

  return {
    list: () => store.list().map(summaryOf),
    get,
    has: (id) => store.get(id) !== null,
    rename: (id, name) => update(id, { name }),
    setRemoved: (id, removed) => update(id, { removed }),
    letGo: (ids) => browsing.forget((request) => request.kind !== 'preview' && ids.has(request.dataset)),
    forget: (ids) => {
      for (const id of ids) {
        store.forget(id)
        emit({ kind: 'datasetErased', dataset: id })
      }
      viewed = ''
    },
    access: (id) => {
      if (store.get(id)?.removed === true) {
        throw new LabError('not-found', 'This dataset is in the bin. Restore it first.')
      }
      return store.access(id)
    },
    import: importFile,
    importText: async (operation, name, text, folder) => {
      const path = join(folder, name)
      await writeFile(path, text)
      return importFile(operation, { path, name, release: () => Promise.resolve() }, {})
    },
    preview: async ({ path, name }, reading) => (await ask({ kind: 'preview', path, name, reading })).preview,
    page: async (dataset, view, offset, count) => {
      const turn = turnOf(dataset, view)
      const request = { dataset, access: store.access(dataset), view, offset, count, turn, latest: latest.buffer }
      return (await ask({ kind: 'page', ...request })).page
    },
    sampledColumns: async (dataset, columns) =>
      (await ask({ kind: 'sampledColumns', dataset, access: store.access(dataset), columns })).sampled,
    columns: async (dataset, columns) =>
      (await ask({ kind: 'columns', dataset, access: store.access(dataset), columns })).columns,
  }
}

function summaryOf(dataset: Dataset): DatasetSummary {
  const { id, name, rows, columnCount, bytes, importedAt, warningCount, removed } = dataset
  return { id, name, rows, columnCount, bytes, importedAt, warningCount, removed }
}
