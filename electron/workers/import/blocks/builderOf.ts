import type { Reading } from '@shared/spec/reading'
import { createChunkBuilder } from '@shared/data/reading/columns/chunkBuilder'
import type { ChunkBuilder } from '@shared/data/reading/columns/columnChunk'
import type { ColumnOrder } from '../readingMessages'

/** Takes what is wanted of a column; null where that is nothing. */
export function builderOf(order: ColumnOrder, reading: Reading): ChunkBuilder | null {
  if (order === 'nothing') return null
  return createChunkBuilder(reading, order === 'words' ? 'words' : order === 'texts')
}
