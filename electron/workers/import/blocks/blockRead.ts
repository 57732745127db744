import type { ColumnChunk } from '@shared/data/reading/columns/columnChunk'
import type { BlockNotes } from './blockNotes'

/** The rows of a block: a chunk for each column that was asked for, null for the others. */
export interface BlockRead extends BlockNotes {
  chunks: (ColumnChunk | null)[]
}
