import type { ChunkData } from '@shared/data/reading/columns/columnChunk'
import type { Note } from '@shared/data/reading/remarks/notesBelow'
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

/** Rows looked at from the end. */
const mostLooked = 20
/** Columns of a table below which one text is no sign of a note. */
const fewestColumns = 3

/** The rows at the end of a table that hold one text in the first column and nothing else, below one that holds more; none where all do. */
export function lastNotes(store: ChunkStore, columns: number): Note[] {
  const chunks = store.summaries(0).length
  if (columns < fewestColumns || chunks === 0) return []
  const texts = fromEnd(store, 0, mostLooked, textsFromEnd)
  let left = 0
  while (left < texts.length && texts[left] !== null) left += 1
  for (let column = 1; column < columns && left > 0; column++) {
    const filled = fromEnd(store, column, left, filledFromEnd).indexOf(true)
    if (filled >= 0) left = filled
  }
  // All that were looked at are no end of anything.
  if (left === texts.length) return []
  return texts.slice(0, left).map((found) => {
    const text = found as string
    let count = 0
    for (let chunk = 0; chunk < chunks; chunk++) count += countOf(store.load(0, chunk), text)
    return { text: text.trim(), count }
  })
}

/** What is found of the last rows of a column, the last first, over as many chunks as they lie in. */
function fromEnd<Found>(
  store: ChunkStore,
  column: number,
  most: number,
  look: (data: ChunkData, most: number) => Found[],
): Found[] {
  const found: Found[] = []
  for (let chunk = store.summaries(column).length - 1; chunk >= 0 && found.length < most; chunk--) {
    found.push(...look(store.load(column, chunk), most - found.length))
  }
  return found
}

/** The texts of the last rows, the last first; null for a number and where a cell is missing. */
function textsFromEnd(data: ChunkData, most: number): (string | null)[] {
  const { rows, values, besides, codes, texts } = data
  let place = codes.length - 1
  return Array.from({ length: Math.min(most, rows) }, (_, index) => {
    const row = rows - 1 - index
    if (values === null) return texts[codes[row] as number] ?? null
    if (besides?.[place] !== row) return null
    place -= 1
    return texts[codes[place + 1] as number] ?? null
  })
}

/** Whether each of the last rows has a cell, the last first. */
function filledFromEnd({ rows, values, besides, codes }: ChunkData, most: number): boolean[] {
  return Array.from({ length: Math.min(most, rows) }, (_, index) => {
    const row = rows - 1 - index
    if (values === null) return codes[row] !== missingCode
    return !Number.isNaN(values[row]) || (besides !== null && besides.subarray(-most).includes(row))
  })
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
