import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { ChunkData, ChunkSummary, ColumnChunk } from '@shared/data/reading/columns/columnChunk'

/** The chunks of all columns, in the order of the file whatever the order they come in. */
export interface ChunkStore {
  /** @param place of the block in the file; blocks without rows are left out */
  put(column: number, place: number, chunk: ColumnChunk): void
  summaries(column: number): ChunkSummary[]
  /** @param index into `summaries` */
  load(column: number, index: number): ChunkData
  /** Gives up what a column holds: it is finished, or will be read again. */
  drop(column: number): void
  /** Whether chunks went to the file. */
  readonly spilled: boolean
  /** Closes and removes the file. */
  close(): void
}

export interface ChunkStoreOptions {
  columns: number
  /** Bytes that chunks may take in memory; beyond it all of them go to the file. */
  memory: number
  /** Where that file may be; null keeps everything in memory. */
  path: string | null
}

interface Spilled {
  offset: number
  length: number
}

interface Entry {
  summary: ChunkSummary
  data: ChunkData | Spilled
}

/** What an array of texts takes beyond its characters. */
const bytesPerText = 40

export function createChunkStore({ columns, memory, path }: ChunkStoreOptions): ChunkStore {
  const entries: (Entry | undefined)[][] = Array.from({ length: columns }, () => [])
  let file: number | null = null
  let end = 0
  let held = 0

  const spill = (data: ChunkData): Spilled => {
    file ??= openSync(path as string, 'wx+')
    const bytes = serialize(data)
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, end + done)
    const place = { offset: end, length: bytes.length }
    end += bytes.length
    return place
  }
  const spillAll = (): void => {
    for (const entry of entries.flat()) if (entry && !isSpilled(entry.data)) entry.data = spill(entry.data)
    held = 0
  }
  /** Without the gaps. */
  const list = (column: number): Entry[] => (entries[column] ?? []).filter((entry) => entry !== undefined)
  return {
    put: (column, place, { summary, data }) => {
      ;(entries[column] as Entry[])[place] = { summary, data: file === null ? data : spill(data) }
      if (file !== null || path === null) return
      held += sizeOf(data)
      if (held > memory) spillAll()
    },
    summaries: (column) => list(column).map(({ summary }) => summary),
    load: (column, index) => {
      const { data } = list(column)[index] as Entry
      if (!isSpilled(data)) return data
      const bytes = Buffer.allocUnsafeSlow(data.length)
      for (let done = 0; done < bytes.length;) {
        const count = readSync(file as number, bytes, done, bytes.length - done, data.offset + done)
        if (count === 0) throw new Error('The temporary file of this import was cut off.')
        done += count
      }
      return deserialize(bytes) as ChunkData
    },
    drop: (column) => {
      for (const { data } of list(column)) if (!isSpilled(data)) held -= sizeOf(data)
      entries[column] = []
    },
    get spilled() {
      return file !== null
    },
    close: () => {
      if (file === null) return
      closeSync(file)
      rmSync(path as string, { force: true })
      file = null
    },
  }
}

function isSpilled(data: ChunkData | Spilled): data is Spilled {
  return 'offset' in data
}

function sizeOf({ values, besides, codes, texts }: ChunkData): number {
  let bytes = (values?.byteLength ?? 0) + (besides?.byteLength ?? 0) + codes.byteLength
  for (const text of texts) bytes += bytesPerText + text.length
  return bytes
}
