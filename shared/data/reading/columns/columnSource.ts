import type { ColumnType } from '../../../spec/reading'
import type { ChunkData, ChunkSummary } from './columnChunk'
import type { Tally } from './tally'

/** One column of a file, cut into chunks of rows in the order of the file. */
export interface ColumnSource {
  name: string
  index: number
  /** What somebody chose; null leaves it to the cells. */
  type: ColumnType | null
  summaries: readonly ChunkSummary[]
  /** Whether chunks were built with the texts of missing words, so that nothing is missing in them but empty cells. */
  withWords?: boolean
  /** May come from a file. Called in order, and for columns of texts twice a chunk. */
  load(chunk: number): ChunkData
}

/** All that was counted, over the whole column. Rows count from 0. */
export interface WholeColumn {
  name: string
  rows: number
  tally: Tally
  firstEither: string | null
  /** Missing words, and how often each stands in the column. */
  words: ReadonlyMap<string, number>
}
