import { existsSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { createChunkBuilder } from '@shared/data/reading/columns/chunkBuilder'
import type { ColumnChunk } from '@shared/data/reading/columns/columnChunk'
import { createChunkStore } from '../../../../../electron/workers/import/blocks/chunkStore'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()

function chunkOf(cells: readonly string[]): ColumnChunk {
  const builder = createChunkBuilder(defaultReading, false)
  for (const cell of cells) builder.addText(cell)
  return builder.finish()
}
const numbers = chunkOf(Array.from({ length: 500 }, (_, row) => `${row}.5`))
const texts = chunkOf(['a', 'ü€', '', 'a'])

describe('createChunkStore', () => {
  for (const memory of [1e9, 3000, 0]) {
    it(`gives back every chunk in the order of the file with ${memory} bytes of memory`, () => {
      const path = folder.path(`chunks-${memory}`)
      const store = createChunkStore({ columns: 2, memory, path })
      store.put(1, 2, texts)
      store.put(0, 3, numbers)
      store.put(1, 0, numbers)
      store.put(0, 0, texts)
      expect(store.summaries(0)).toEqual([texts.summary, numbers.summary])
      expect([store.load(0, 0), store.load(0, 1)]).toEqual([texts.data, numbers.data])
      expect([store.load(1, 0), store.load(1, 1)]).toEqual([numbers.data, texts.data])
      expect(store.spilled).toBe(memory < 1e9)
      if (store.spilled) expect(statSync(path).size).toBeGreaterThan(8000)
      store.drop(0)
      expect(store.summaries(0)).toEqual([])
      store.close()
      expect(existsSync(path)).toBe(false)
    })
  }

  it('keeps everything in memory where there is no file', () => {
    const store = createChunkStore({ columns: 1, memory: 0, path: null })
    store.put(0, 0, numbers)
    expect(store.spilled).toBe(false)
    expect(store.load(0, 0)).toBe(numbers.data)
    store.close()
  })
})
