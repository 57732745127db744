import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { createChunkBuilder } from '@shared/data/reading/columns/chunkBuilder'
import { type ChunkStore, createChunkStore } from '../../../../../electron/workers/import/blocks/chunkStore'
import { createColumnFile } from '../../../../../electron/workers/import/blocks/columnFile'
import { createColumnFinisher } from '../../../../../electron/workers/import/blocks/finishColumns'
import { createReadingCrew } from '../../../../../electron/workers/import/blocks/readingCrew'
import type { BlockOrders } from '../../../../../electron/workers/import/readingMessages'
import type { InspectedFile } from '../../../../../electron/workers/import/source/inspectedFile'
import { cancelFlag } from '../../entries'
import { temporaryFolder } from '../../temporary'
import { startReadingHere } from './importing'

const folder = temporaryFolder()
const rows = 240

/** Columns of numbers, of one word, and of numbers with texts at their end; in two chunks each. */
function storeOf(keepTexts: boolean): ChunkStore {
  const cells = [(row: number) => `${row}.5`, () => 'same', (row: number) => (row < 120 ? `${row}` : `t${row % 3}`)]
  const store = createChunkStore({ columns: 3, memory: 1e9, path: null })
  cells.forEach((cell, column) => {
    for (const place of [0, 1]) {
      const builder = createChunkBuilder(defaultReading, keepTexts)
      for (let row = 0; row < rows / 2; row++) builder.addText(cell(place * 120 + row))
      store.put(column, place, builder.finish())
    }
  })
  return store
}
const file = { header: ['number', 'word', 'late'], reading: defaultReading } as unknown as InspectedFile

async function finishWith(beyondMemory: boolean, threads: number, checkStopped = (): void => undefined) {
  const path = folder.path(`columns-${beyondMemory}-${threads}`)
  const target = await createColumnFile(`${path}.part`)
  const crew = createReadingCrew(startReadingHere, threads - 1)
  const orders: BlockOrders = {
    ...{ path: folder.write('f.csv', 'a\n'), name: 'f.csv', reading: defaultReading, header: null },
    ...{ columns: ['cells'], cancel: cancelFlag(0) },
  }
  crew.order(orders, threads - 1)
  const finisher = createColumnFinisher({ file, rows, target, beyondMemory, crew, hasTotals: false, checkStopped })
  try {
    const again = await finisher.assemble([0, 1, 2], storeOf(false), () => 'cells')
    await finisher.assemble(again, storeOf(true), () => 'texts')
    const finished = await finisher.finish()
    await target.finish(path)
    return { again, finished, bytes: readFileSync(path) }
  } finally {
    crew.close()
  }
}

describe('createColumnFinisher', () => {
  for (const [beyondMemory, threads] of [
    [false, 1],
    [false, 3],
    [true, 1],
  ] as const) {
    it(`types, stores and describes columns ${beyondMemory ? 'beyond' : 'within'} memory, threads: ${threads}`, async () => {
      const { again, finished, bytes } = await finishWith(beyondMemory, threads)
      expect(again).toEqual([2])
      expect(finished.map(({ info }) => [info.name, info.type, info.distinct])).toEqual([
        ['number', 'number', rows],
        ['word', 'category', 1],
        ['late', 'text', 123],
      ])
      // The mean of 0.5, 1.5, ..., 239.5.
      expect(finished[0]!.info.mean).toBe(120)
      expect(finished[1]!.warnings).toMatchObject([{ code: 'constant-column', column: 'word', count: rows }])
      expect(finished.map(({ column }) => column !== null)).toEqual(new Array(3).fill(!beyondMemory))
      const offset = finished[0]!.layout!.offset
      expect(bytes.readDoubleLE(offset + 8 * 239)).toBe(239.5)
      const late = finished[2]!.layout as { offset: number; levels: string[] }
      expect(late.levels[bytes.readUInt32LE(late.offset + 4 * 239)]).toBe('t2')
    })
  }

  it('asks before each column whether to go on', async () => {
    let asked = 0
    const stop = (): void => {
      if (++asked === 2) throw new Error('stopped')
    }
    await expect(finishWith(true, 1, stop)).rejects.toThrow('stopped')
  })
})
