import type { ImportRequest } from '../importMessages'
import type { ColumnOrder } from '../readingMessages'
import type { InspectedFile } from '../source/inspectedFile'
import type { ReadRowsResult, ReadingProgress } from '../source/readRows'
import { settleEncoding } from '../source/settleEncoding'
import { type ChunkStore, createChunkStore } from './chunkStore'
import { readBlocks, suitsBlocks } from './readBlocks'
import { readText } from './readText'
import type { ReadingCrew } from './readingCrew'

export interface ReadCellsOptions {
  file: InspectedFile
  /** What is wanted of each column. */
  order: (name: string, index: number) => ColumnOrder
  request: Pick<ImportRequest, 'memory' | 'cancel'>
  tools: {
    onProgress?: (progress: ReadingProgress) => void
    blockBytes?: number
    chunkBytes?: number
    asText?: boolean
  }
  crew: ReadingCrew
  /** Takes every store that is made; the caller closes them. */
  stores: ChunkStore[]
  shouldStop: () => boolean
  /** A path for a temporary file; null where there must be none. */
  temporary: () => string | null
}

export interface CellsRead {
  result: ReadRowsResult
  store: ChunkStore
}

/**
 * Reads the cells of a file: in blocks where it suits, else as text.
 * @throws LabError `bad-file` naming file and line, or `cancelled`
 */
export async function readCells(options: ReadCellsOptions): Promise<CellsRead> {
  const { order, request, tools, crew, stores, shouldStop, temporary } = options
  const onProgress = tools.onProgress ?? (() => undefined)
  let file = options.file
  const prepare = (of: InspectedFile) => {
    stores.pop()?.close()
    const store = createChunkStore({ columns: of.header.length, memory: request.memory, path: temporary() })
    stores.push(store)
    return { columns: of.header.map(order), store }
  }
  while (tools.asText !== true && suitsBlocks(file)) {
    const { columns, store } = prepare(file)
    const { cancel } = request
    const { blockBytes } = tools
    const outcome = await readBlocks({ file, columns, store, crew, cancel, blockBytes, onProgress })
    if (typeof outcome !== 'string') return { result: outcome, store }
    if (outcome === 'text' || file.settled) break
    file = await settleEncoding(file, { shouldStop })
  }
  const { chunkBytes } = tools
  const result = await readText({ file, prepare, shouldStop, chunkBytes, onProgress })
  return { result, store: stores.at(-1) as ChunkStore }
}
