import type { ChunkData } from '@shared/data/reading/columns/columnChunk'
import { type LastRow, namesTotal } from '@shared/data/reading/remarks/totalsRow'
import { missingCode } from '@shared/data/table/table'
import type { ChunkStore } from './chunkStore'

/** The beginning of the last row of a table whose chunks are all there, where it says that the row holds totals. */
export function lastTotals(store: ChunkStore, columns: number): LastRow | null {
  for (let column = 0; column < columns; column++) {
    const chunks = store.summaries(column).length
    if (chunks === 0) return null
    const cell = lastCell(store.load(column, chunks - 1))
    if (cell === 'missing') continue
    if (cell === 'number' || !namesTotal(cell.text)) return null
    const { text } = cell
    let count = 0
    for (let chunk = 0; chunk < chunks; chunk++) count += countOf(store.load(column, chunk), text)
    return { column, text, count }
  }
  return null
}

function lastCell({ rows, values, besides, codes, texts }: ChunkData): { text: string } | 'number' | 'missing' {
  if (values !== null && !Number.isNaN(values[rows - 1])) return 'number'
  if (besides !== null && besides.at(-1) !== rows - 1) return 'missing'
  const code = codes.at(-1) ?? missingCode
  return code === missingCode ? 'missing' : { text: texts[code] as string }
}

function countOf({ codes, texts }: ChunkData, text: string): number {
  const fitting = texts.map((other) => other.trim() === text.trim())
  let count = 0
  for (const code of codes) if (code !== missingCode && fitting[code] === true) count += 1
  return count
}
