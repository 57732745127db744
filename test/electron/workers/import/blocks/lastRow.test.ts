import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { createChunkBuilder } from '@shared/data/reading/columns/chunkBuilder'
import { createChunkStore } from '../../../../../electron/workers/import/blocks/chunkStore'
import { lastTotals } from '../../../../../electron/workers/import/blocks/lastRow'

/** A store with columns of cells, two rows a chunk. */
function storeOf(...columns: string[][]) {
  const store = createChunkStore({ columns: columns.length, memory: 1e9, path: null })
  columns.forEach((cells, column) => {
    for (let from = 0; from < cells.length; from += 2) {
      const builder = createChunkBuilder(defaultReading, false)
      for (const cell of cells.slice(from, from + 2)) builder.addText(cell)
      store.put(column, from / 2, builder.finish())
    }
  })
  return lastTotals(store, columns.length)
}

describe('lastTotals', () => {
  it('finds the first cell of the last row, and how often it stands in its column', () => {
    expect(storeOf(['a', 'Total', 'b', 'Total '], ['1', '2', '3', '4'])).toEqual({
      column: 0,
      text: 'Total ',
      count: 2,
    })
    expect(storeOf(['1', '2', '', ''], ['x', 'y', 'z', 'Sum'])).toEqual({ column: 1, text: 'Sum', count: 1 })
  })

  it('finds none where the last row begins otherwise or with a number', () => {
    for (const last of ['c', '7', '2024-01-01'])
      expect(storeOf(['1', '2', '3', last], ['x', 'y', 'z', 'Total'])).toBeNull()
    expect(storeOf(['', ''])).toBeNull()
  })

  it('finds a text beside many numbers', () => {
    const numbers = Array.from({ length: 300 }, (_, row) => String(row))
    const builder = createChunkBuilder(defaultReading, false)
    for (const cell of [...numbers, 'Total']) builder.addText(cell)
    const store = createChunkStore({ columns: 1, memory: 1e9, path: null })
    store.put(0, 0, builder.finish())
    expect(lastTotals(store, 1)).toEqual({ column: 0, text: 'Total', count: 1 })
  })
})
