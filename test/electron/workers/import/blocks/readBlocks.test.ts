import { appendFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ChunkStore, createChunkStore } from '../../../../../electron/workers/import/blocks/chunkStore'
import { blockSize, readBlocks, suitsBlocks } from '../../../../../electron/workers/import/blocks/readBlocks'
import { type StartReading, createReadingCrew } from '../../../../../electron/workers/import/blocks/readingCrew'
import type { ColumnOrder } from '../../../../../electron/workers/import/readingMessages'
import { type InspectedFile, inspectFile } from '../../../../../electron/workers/import/source/inspectFile'
import { cancelFlag } from '../../entries'
import { temporaryFolder } from '../../temporary'
import { startReadingHere } from './importing'

const folder = temporaryFolder()

interface Reading {
  reading?: Parameters<typeof inspectFile>[0]['reading']
  threads?: number
  start?: StartReading
  cancel?: SharedArrayBuffer
  columns?: ColumnOrder[]
  onProgress?: (rows: number, path: string) => void
}

async function read(content: string | Uint8Array, options: Reading = {}) {
  const path = folder.write('f.csv', content)
  const file: InspectedFile = await inspectFile({ path, name: 'f.csv', reading: options.reading ?? {} })
  const columns = options.columns ?? file.header.map((): ColumnOrder => 'cells')
  const store: ChunkStore = createChunkStore({ columns: columns.length, memory: 1e9, path: null })
  const crew = createReadingCrew(options.start ?? startReadingHere, (options.threads ?? 1) - 1)
  try {
    const result = await readBlocks({
      ...{ file: { ...file, settled: file.settled && !(content instanceof Uint8Array) }, columns, store, crew },
      ...{ cancel: options.cancel ?? cancelFlag(0), blockBytes: 64 },
      onProgress: ({ rows }) => options.onProgress?.(rows, path),
    })
    return { result, store }
  } finally {
    crew.close()
  }
}
const rows = (count: number) => Array.from({ length: count }, (_, row) => `${row},"t ${row}"`).join('\n')

describe('readBlocks', () => {
  it('shares the blocks among threads and gives every chunk its place', async () => {
    let answered = 0
    const start: StartReading = (onAnswer, onFailure) =>
      startReadingHere((answer) => {
        if (answer.kind === 'block' && answer.block) answered += 1
        onAnswer(answer)
      }, onFailure)
    const { result, store } = await read(`a,b\n${rows(1000)}`, { threads: 3, start })
    expect(result).toMatchObject({ rows: 1000, warnings: [], encoding: 'utf-8', file: { settled: true } })
    expect(answered).toBeGreaterThan(10)
    const summaries = store.summaries(1)
    expect(summaries.length).toBeGreaterThan(100)
    const texts = summaries.flatMap((_, chunk) => store.load(1, chunk).texts)
    expect(texts).toEqual(Array.from({ length: 1000 }, (_, row) => `t ${row}`))
  })

  it('reads only what is wanted of the columns', async () => {
    const { store } = await read(`a,b\n${rows(300)}`, { columns: ['texts', 'nothing'] })
    expect(store.summaries(1)).toEqual([])
    expect(store.summaries(0).every(({ textsLost }) => textsLost === 0)).toBe(true)
  })

  it('leaves to the text way what bytes do not settle', async () => {
    expect((await read('a,b\n1,"x"y\n')).result).toBe('text')
    expect((await read('a,b\n1,2\n3\n')).result).toBe('text')
    expect((await read('a,b\n\n')).result).toBe('text')
    expect((await read(`a,b\n${rows(200)}\n3\n${rows(200)}`, { threads: 2 })).result).toBe('text')
    expect((await read(`a,b\n${rows(500)}\n"open,1\n${rows(500)}`, { threads: 2 })).result).toBe('text')
    const latin = Buffer.from(`a,b\n${rows(200)}\nM\u00fcller,1\n`, 'latin1')
    expect((await read(latin, { reading: { encoding: 'utf-8' } })).result).toBe('encoding')
  })

  it('goes on with blocks around rows that need the parser', async () => {
    const content = `a,b\n${rows(200)}\n1,"x" \n2,5"\n9\n${rows(200)}`
    const { result } = await read(content, { reading: { raggedRows: 'leaveOut' }, threads: 2 })
    expect(result).toMatchObject({ rows: 402 })
    expect((result as { warnings: object[] }).warnings).toMatchObject([
      { code: 'ragged-row', count: 1, rows: [203], message: '1 row left out for not having 2 fields: line 204' },
      { code: 'unquoted-quote', count: 1, rows: [202] },
    ])
  })

  for (const threads of [1, 2]) {
    it(`stops between blocks with ${threads === 1 ? 'one thread' : 'two threads'}`, async () => {
      const cancel = cancelFlag(0)
      const seen: number[] = []
      const onProgress = (count: number): void => {
        seen.push(count)
        Atomics.store(new Int32Array(cancel), 0, 1)
      }
      const outcome = read(`a,b\n${rows(2000)}`, { threads, cancel, onProgress })
      await expect(outcome).rejects.toMatchObject({ code: 'cancelled' })
      expect(seen.length).toBeLessThan(8)
    })
  }

  it('refuses a file that changes meanwhile', async () => {
    const outcome = read(`a,b\n${rows(2000)}`, { onProgress: (_, path) => appendFileSync(path, '\n1,2') })
    await expect(outcome).rejects.toThrow('f.csv changed while it was read. Open it again.')
  })

  it('fails when a thread breaks', async () => {
    const start: StartReading = (_, onFailure) => ({
      post: ({ kind }) => kind === 'block' && onFailure(new Error('out of memory')),
      end: () => undefined,
    })
    await expect(read(`a,b\n${rows(2000)}`, { threads: 2, start })).rejects.toThrow('out of memory')
  })
})

describe('suitsBlocks', () => {
  it('takes files in which a byte below 128 is that character and each line is a row', async () => {
    const inspect = async (content: string | Uint8Array, reading: Reading['reading'] = {}) =>
      suitsBlocks(await inspectFile({ path: folder.write('g.csv', content), name: 'g.csv', reading }))
    expect(await inspect('a,b\n1,2\n')).toBe(true)
    expect(await inspect(Buffer.from('a,b\n\u00fc,2\n', 'latin1'))).toBe(true)
    expect(await inspect(Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'))).toBe(false)
    expect(await inspect('a b\n1 2\n', { delimiter: 'whitespace' })).toBe(false)
    expect(await inspect('a,b\n1,2\n', { comment: '#' })).toBe(false)
  })
})

describe('blockSize', () => {
  it('keeps the chunks of wide files few and every block short enough for a cancel', () => {
    const header = (columns: number) => Array.from({ length: columns }, (_, index) => `c${index}`)
    expect(blockSize({ bytes: 1e6, header: header(3) })).toBe(4 * 1024 * 1024)
    expect(blockSize({ bytes: 4e8, header: header(1000) })).toBe(1e7)
    expect(blockSize({ bytes: 1e12, header: header(1000) })).toBe(16 * 1024 * 1024)
  })
})
