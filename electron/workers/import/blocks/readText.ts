import type { ChunkBuilder } from '@shared/data/reading/columns/columnChunk'
import type { ColumnOrder } from '../readingMessages'
import type { InspectedFile } from '../source/inspectedFile'
import { type ReadRowsResult, type ReadingProgress, readRows } from '../source/readRows'
import { builderOf } from './builderOf'
import type { ChunkStore } from './chunkStore'

export interface ReadTextOptions {
  file: InspectedFile
  /** Once, with the file as it is read. */
  prepare: (file: InspectedFile) => { columns: readonly ColumnOrder[]; store: ChunkStore }
  shouldStop: () => boolean
  /** Of a piece of the file. */
  chunkBytes?: number | undefined
  onProgress: (progress: ReadingProgress) => void
}

/** Cells of a chunk, all columns together. */
const chunkCells = 1 << 20
const fewestRows = 1024

/**
 * Reads any file as text into the chunks of a store.
 * @throws LabError `bad-file` naming file and line, or `cancelled`
 */
export async function readText({ file, prepare, ...options }: ReadTextOptions): Promise<ReadRowsResult> {
  let columns: readonly ColumnOrder[] = []
  let store: ChunkStore | null = null
  let builders: (ChunkBuilder | null)[] = []
  let chunkRows = fewestRows
  let rowsHeld = 0
  let place = 0
  let begin: () => void = () => undefined

  const finish = (): void => {
    if (rowsHeld === 0) return
    builders.forEach((builder, column) => {
      if (builder) store?.put(column, place, builder.finish())
    })
    place += 1
    rowsHeld = 0
    begin()
  }
  const result = await readRows(file, {
    ...options,
    onStart: (started) => {
      const prepared = prepare(started)
      columns = prepared.columns
      store = prepared.store
      chunkRows = Math.max(fewestRows, Math.ceil(chunkCells / columns.length))
      begin = () => {
        builders = columns.map((order) => builderOf(order, started.reading))
      }
      begin()
    },
    onRows: (rows) => {
      builders.forEach((builder, column) => {
        if (!builder) return
        for (let row = 0; row < rows.length; row++) builder.addText((rows[row] as string[])[column] as string)
      })
      rowsHeld += rows.length
      if (rowsHeld >= chunkRows) finish()
    },
  })
  finish()
  return result
}
