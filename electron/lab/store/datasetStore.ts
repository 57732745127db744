import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Dataset, datasetSchema } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { type TableLayout, tableLayoutSchema } from '@shared/data/table/tableLayout'
import type { TableAccess } from '../../workers/table/tableAccess'
import type { Database } from './database'
import { isSound, parsedJson, sealOf } from './seal'
import { upgradeDataset } from './upgradeDataset'

export interface DatasetStore {
  /** Where imports put their column files, named `<id>.columns`. */
  readonly folder: string
  list(): Dataset[]
  get(id: string): Dataset | null
  /** After its column file is there. */
  save(dataset: Dataset, layout: TableLayout): void
  /** @throws LabError `not-found` */
  update(id: string, changes: { name?: string | undefined; removed?: boolean | undefined }): Dataset
  /** After its row was erased: nothing is kept of it, and its column file is removed. */
  forget(id: string): void
  /** @throws LabError `not-found` where the dataset or its column file is gone, `damaged` where its entry is not what was written */
  access(id: string): TableAccess
}

/** Datasets: what is known of them in the database, the columns of each in one file beside it. */
export function createDatasetStore(database: Database, folder: string): DatasetStore {
  mkdirSync(folder, { recursive: true })
  const { sql, damage } = database
  const insert = sql.prepare(
    'INSERT OR REPLACE INTO dataset (id, imported_at, info, layout, seal, layout_seal) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const updateInfo = sql.prepare('UPDATE dataset SET info = ?, seal = ? WHERE id = ?')
  // The one that came last first, whatever the clock said; one that is opened again is a new row.
  const selectAll = sql.prepare('SELECT id, imported_at, info, seal FROM dataset ORDER BY rowid DESC')
  const selectOne = sql.prepare('SELECT id, imported_at, info, seal FROM dataset WHERE id = ?')
  const selectLayout = sql.prepare('SELECT layout, layout_seal FROM dataset WHERE id = ?')
  const pathOf = (id: string) => join(folder, `${id}.columns`)
  /** Null where it is not what was written, or of a version that this one does not understand: it is left as it is, and counted. */
  const read = (row: unknown): Dataset | null => {
    const { id, imported_at, info, seal } = row as DatasetRow
    const sound = isSound(seal, id, imported_at, info)
    const dataset = sound ? datasetSchema.safeParse(upgradeDataset(parsedJson(info))).data : undefined
    if (!dataset) damage.leaveAlone('dataset', id, sound ? 'unknown' : 'damaged')
    return dataset ?? null
  }
  const readLayout = (id: string): TableLayout | undefined => {
    const { layout, layout_seal } = selectLayout.get(id) as { layout: string; layout_seal: number | null }
    if (isSound(layout_seal, id, layout)) return tableLayoutSchema.safeParse(parsedJson(layout)).data
    throw new LabError('damaged', 'The entry of this dataset in lab.sqlite is damaged. Open its file again.')
  }
  /** The layout of a wide table is long: it is read once. */
  const layouts = new Map<string, { name: string; rows: number; layout: TableLayout }>()

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
      const { id, importedAt, name, rows } = dataset
      const info = JSON.stringify(dataset)
      const places = JSON.stringify(layout)
      database.write(() => insert.run(id, importedAt, info, places, sealOf(id, importedAt, info), sealOf(id, places)))
      layouts.set(id, { name, rows, layout })
    },
    update: (id, { name, removed }) => {
      const row = selectOne.get(id)
      const before = row ? read(row) : null
      if (!before) throw new LabError('not-found', 'This dataset is not in the workspace. Open its file again.')
      // Its file keeps its name, which command lines are written with.
      const file = name === undefined ? before.fileName : (before.fileName ?? before.name)
      const dataset = {
        ...{ ...before, name: name ?? before.name, removed: removed ?? before.removed },
        ...(file !== undefined && { fileName: file }),
      }
      const info = JSON.stringify(dataset)
      database.write(() => updateInfo.run(info, sealOf(id, dataset.importedAt, info), id))
      const known = layouts.get(id)
      if (known) layouts.set(id, { ...known, name: dataset.name })
      return dataset
    },
    forget: (id) => {
      layouts.delete(id)
      rmSync(pathOf(id), { force: true })
    },
    access: (id) => {
      const row = layouts.has(id) ? undefined : selectOne.get(id)
      const dataset = row ? read(row) : null
      const layout = dataset ? readLayout(id) : undefined
      if (dataset && layout) layouts.set(id, { name: dataset.name, rows: dataset.rows, layout })
      const found = layouts.get(id)
      if (!found || !existsSync(pathOf(id))) {
        throw new LabError('not-found', 'This dataset is not in the workspace any more. Open its file again.')
      }
      return { kind: 'file', path: pathOf(id), ...found }
    },
  }
}

interface DatasetRow {
  id: string
  imported_at: string
  info: string
  seal: number | null
}
