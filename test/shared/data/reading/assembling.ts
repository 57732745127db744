import { type ColumnType, type Reading, defaultReading } from '@shared/spec/reading'
import { TextsNeeded, assembleColumn } from '@shared/data/reading/columns/assembleColumn'
import { createChunkBuilder } from '@shared/data/reading/columns/chunkBuilder'
import type { ChunkBuilder, ColumnChunk } from '@shared/data/reading/columns/columnChunk'
import { plainNumber } from '@shared/data/reading/cells/numberSpelling'

export const inMemory = (bytes: number) => new ArrayBuffer(bytes)

export interface Way {
  reading?: Partial<Reading>
  type?: ColumnType | null
  /** Rows before which the column is cut; the whole is one chunk unless told. */
  cuts?: readonly number[]
  keepTexts?: boolean
  /** As a reader of bytes adds cells: numbers as such wherever texts are not wanted. */
  bytes?: boolean
}

export function chunksOf(cells: readonly string[], way: Way = {}): ColumnChunk[] {
  const reading = { ...defaultReading, ...way.reading }
  const ends = [...(way.cuts ?? []), cells.length].toSorted((a, b) => a - b)
  return ends.map((end, index) => {
    const builder = createChunkBuilder(reading, way.keepTexts ?? false)
    for (const cell of cells.slice(ends[index - 1] ?? 0, end)) add(builder, cell, reading, way.bytes ?? false)
    return builder.finish()
  })
}

function add(builder: ChunkBuilder, cell: string, { decimal }: Reading, bytes: boolean): void {
  const plain = bytes && !cell.endsWith(decimal) ? plainNumber(cell, decimal.charCodeAt(0)) : Number.NaN
  if (bytes && cell === '') builder.addMissing()
  else if (!builder.wantsTexts && !Number.isNaN(plain)) builder.addNumber(plain)
  else builder.addText(cell)
}

/** The column named c, index 4, read again with its texts kept where they turn out to be needed. */
export function assembled(cells: readonly string[], way: Way = {}) {
  try {
    return assembledOnce(cells, way)
  } catch (error) {
    if (!(error instanceof TextsNeeded)) throw error
    return assembledOnce(cells, { ...way, keepTexts: true })
  }
}

export function assembledOnce(cells: readonly string[], way: Way = {}) {
  const chunks = chunksOf(cells, way)
  const summaries = chunks.map(({ summary }) => summary)
  const source = { name: 'c', index: 4, type: way.type ?? null, summaries, load: (at: number) => chunks[at]!.data }
  return assembleColumn(source, { ...defaultReading, ...way.reading }, inMemory)
}
