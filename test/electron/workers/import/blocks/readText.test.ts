import { describe, expect, it } from 'vitest'
import { createChunkStore } from '../../../../../electron/workers/import/blocks/chunkStore'
import { readText } from '../../../../../electron/workers/import/blocks/readText'
import type { ColumnOrder } from '../../../../../electron/workers/import/readingMessages'
import { inspectFile } from '../../../../../electron/workers/import/source/inspectFile'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()

async function read(content: string, columns: ColumnOrder[], shouldStop = () => false) {
  const path = folder.write('f.csv', content)
  const store = createChunkStore({ columns: columns.length, memory: 1e9, path: null })
  const progress: number[] = []
  const result = await readText({
    ...{
      file: await inspectFile({ path, name: 'f.csv', reading: {} }),
      prepare: () => ({ columns, store }),
      shouldStop,
    },
    onProgress: ({ rows }) => progress.push(rows),
  })
  return { result, store, progress }
}

describe('readText', () => {
  it('cuts the rows into chunks, of the columns that are wanted', async () => {
    const rows = 200_000
    const header = 'a,b,c,d,e,f,g,h'
    const { result, store, progress } = await read(`${header}\n${'1,x,x,x,x,x,x,x\n'.repeat(rows)}`, [
      ...(['texts', 'nothing', 'cells', 'cells', 'cells', 'cells', 'cells', 'cells'] as const),
    ])
    expect(result.rows).toBe(rows)
    const summaries = store.summaries(0)
    expect(summaries.length).toBeGreaterThan(1)
    expect(summaries.reduce((sum, chunk) => sum + chunk.rows, 0)).toBe(rows)
    expect(store.load(0, 0).texts).toEqual(['1'])
    expect(store.summaries(1)).toEqual([])
    expect(progress.at(-1)).toBe(rows)
  })

  it('stops when asked', async () => {
    await expect(read('a\n1\n', ['cells'], () => true)).rejects.toMatchObject({ code: 'cancelled' })
  })
})
