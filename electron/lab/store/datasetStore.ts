import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Dataset, datasetSchema } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { type TableLayout, tableLayoutSchema } from '@shared/data/table/tableLayout'
import type { TableAccess } from '../../workers/table/tableAccess'
import type { Database } from './database'
import { upgradeDataset } from './upgradeDataset'

export interface DatasetStore {
  /** Where imports put their column files, named `<id>.columns`. */
  readonly folder: string
  list(): Dataset[]
  get(id: string): Dataset | null
  /** After its column file is there. */
  save(dataset: Dataset, layout: TableLayout): void
  /** @throws LabError `not-found` where the dataset or its column file is gone */
  access(id: string): TableAccess
}

/** Datasets: what is known of them in the database, the columns of each in one file beside it. */
export function createDatasetStore(database: Database, folder: string): DatasetStore {
  mkdirSync(folder, { recursive: true })
  const { sql } = database
  const insert = sql.prepare('INSERT OR REPLACE INTO dataset (id, imported_at, info, layout) VALUES (?, ?, ?, ?)')
  const selectAll = sql.prepare('SELECT info FROM dataset ORDER BY imported_at DESC')
  const selectOne = sql.prepare('SELECT info, layout FROM dataset WHERE id = ?')
  const pathOf = (id: string) => join(folder, `${id}.columns`)
  /** Null where a row was written by a version whose datasets this one does not understand: it is left alone. */
  const read = (row: unknown): Dataset | null =>
    datasetSchema.safeParse(upgradeDataset(JSON.parse((row as { info: string }).info))).data ?? null
  /** The layout of a wide table is long: it is read once. */
  const layouts = new Map<string, { rows: number; layout: TableLayout }>()

  return {
    folder,
    list: () =>
      selectAll
        .all()
        .map(read)
        .filter((dataset) => dataset !== null),
    get: (id) => {
      const row = selectOne.get(id)
      return row ? read(row) : null
    },
    save: (dataset, layout) => {
      insert.run(dataset.id, dataset.importedAt, JSON.stringify(dataset), JSON.stringify(layout))
      layouts.set(dataset.id, { rows: dataset.rows, layout })
    },
    access: (id) => {
      const row = layouts.has(id) ? undefined : (selectOne.get(id) as { info: string; layout: string } | undefined)
      const dataset = row ? read(row) : null
      const layout = row ? tableLayoutSchema.safeParse(JSON.parse(row.layout)).data : undefined
      if (dataset && layout) layouts.set(id, { rows: dataset.rows, layout })
      const found = layouts.get(id)
      if (!found || !existsSync(pathOf(id))) {
        throw new LabError('not-found', 'This dataset is not in the workspace any more. Open its file again.')
      }
      return { kind: 'file', path: pathOf(id), ...found }
    },
  }
}
