import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Dataset, datasetSchema } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import type { Column, Table } from '@shared/data/table'
import type { Database } from './database'

/** Where each column lies in the dataset's column file, in bytes. */
const layoutSchema = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('number'), name: z.string(), type: z.enum(['number', 'integer']), offset: z.int() }),
    z.object({
      kind: z.literal('category'),
      name: z.string(),
      type: z.enum(['boolean', 'category', 'text']),
      offset: z.int(),
      levels: z.array(z.string()),
    }),
  ]),
)
type Layout = z.infer<typeof layoutSchema>

export interface DatasetStore {
  list(): Dataset[]
  get(id: string): Dataset | null
  save(dataset: Dataset, table: Table): void
  /** The columns, in shared memory. */
  loadTable(id: string): Table
}

/** Datasets: what is known of them in the database, the columns of each in one file beside it. */
export function createDatasetStore(database: Database, folder: string): DatasetStore {
  mkdirSync(folder, { recursive: true })
  const { sql } = database
  const insert = sql.prepare('INSERT OR REPLACE INTO dataset (id, imported_at, info, layout) VALUES (?, ?, ?, ?)')
  const selectAll = sql.prepare('SELECT info FROM dataset ORDER BY imported_at DESC')
  const selectOne = sql.prepare('SELECT info, layout FROM dataset WHERE id = ?')
  const pathOf = (id: string) => join(folder, `${id}.columns`)
  const read = (row: unknown) => datasetSchema.parse(JSON.parse((row as { info: string }).info))

  return {
    list: () => selectAll.all().map(read),
    get: (id) => {
      const row = selectOne.get(id)
      return row ? read(row) : null
    },
    save: (dataset, table) => {
      const layout = writeColumns(pathOf(dataset.id), table)
      insert.run(dataset.id, dataset.importedAt, JSON.stringify(dataset), JSON.stringify(layout))
    },
    loadTable: (id) => {
      const row = selectOne.get(id) as { info: string; layout: string } | undefined
      if (!row || !existsSync(pathOf(id))) {
        throw new LabError('not-found', 'This dataset is not in the workspace any more. Open its file again.')
      }
      return readColumns(pathOf(id), read(row).rows, layoutSchema.parse(JSON.parse(row.layout)))
    },
  }
}

/** Written beside, synced and renamed, so that a crash leaves the old file or the new one. */
function writeColumns(path: string, table: Table): Layout {
  const file = openSync(`${path}.part`, 'w')
  const layout: Layout = []
  let offset = 0
  try {
    for (const column of table.columns) {
      const array = arrayOf(column)
      layout.push(
        column.kind === 'number'
          ? { kind: 'number', name: column.name, type: column.type, offset }
          : { kind: 'category', name: column.name, type: column.type, offset, levels: column.levels },
      )
      offset += writeAll(file, new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset)
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.part`, path)
  return layout
}

function writeAll(file: number, bytes: Uint8Array, position: number): number {
  let written = 0
  while (written < bytes.byteLength) {
    written += writeSync(file, bytes, written, Math.min(bytes.byteLength - written, 1 << 26), position + written)
  }
  return written
}

function readColumns(path: string, rows: number, layout: Layout): Table {
  const file = openSync(path, 'r')
  try {
    const columns = layout.map((entry): Column => {
      const size = entry.kind === 'number' ? Float64Array.BYTES_PER_ELEMENT : Uint32Array.BYTES_PER_ELEMENT
      const buffer = new SharedArrayBuffer(rows * size)
      const bytes = new Uint8Array(buffer)
      let done = 0
      while (done < bytes.byteLength) {
        const read = readSync(file, bytes, done, Math.min(bytes.byteLength - done, 1 << 26), entry.offset + done)
        if (read === 0)
          throw new LabError('bad-file', 'The columns of this dataset are cut off on disk. Open its file again.')
        done += read
      }
      return entry.kind === 'number'
        ? { kind: 'number', name: entry.name, type: entry.type, values: new Float64Array(buffer) }
        : { kind: 'category', name: entry.name, type: entry.type, codes: new Uint32Array(buffer), levels: entry.levels }
    })
    return { rows, columns }
  } finally {
    closeSync(file)
  }
}

function arrayOf(column: Column): Float64Array | Uint32Array {
  return column.kind === 'number' ? column.values : column.codes
}
