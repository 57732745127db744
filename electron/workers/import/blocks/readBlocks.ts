import { closeSync, fstatSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { LabError } from '@shared/contract/labError'
import type { BlockOrders, ColumnOrder } from '../readingMessages'
import { listenForCancel } from '../../threads/cancel'
import { checkStopped, openFileSync } from '../source/fileBytes'
import type { InspectedFile } from '../source/inspectedFile'
import type { ReadRowsResult, ReadingProgress } from '../source/readRows'
import { replacementWarning } from '../source/rowWarnings'
import { createNoteSums } from './blockNotes'
import type { BlockRead } from './blockRead'
import { createBlockTask } from './blockTask'
import type { ChunkStore } from './chunkStore'
import { createFilePass } from './filePass'
import type { ReadingCrew } from './readingCrew'

export interface ReadBlocksOptions {
  file: InspectedFile
  columns: readonly ColumnOrder[]
  store: ChunkStore
  crew: ReadingCrew
  /** An Int32: 1 ends the reading as `cancelled`. */
  cancel: SharedArrayBuffer
  /** Unless told as many as suit the file. */
  blockBytes?: number | undefined
  onProgress: (progress: ReadingProgress) => void
}

const pieceBytes = 1024 * 1024
const usualBlock = 4 * 1024 * 1024
/** A thread hears of a cancel between blocks. */
const largestBlock = 16 * 1024 * 1024
/** Each has a summary in memory. */
const mostChunks = 40_000
/** Without a proven line end for so long, quotes are most likely not what they seem. */
const longestStretch = 64 * 1024 * 1024

/** Whether rows can be read from bytes: a byte below 128 is that character, a cell ends with one byte, and every line is a row. */
export function suitsBlocks({ gzip, dataStart, reading }: InspectedFile): boolean {
  const bytewise = reading.encoding === 'utf-8' || reading.encoding === 'windows-1252'
  const plain = reading.comment === '' && reading.quoteEscape === 'doubled'
  const byteDelimiter = reading.delimiter.length === 1 && reading.delimiter < '\u0080'
  return !gzip && dataStart >= 0 && bytewise && plain && byteDelimiter
}

export function blockSize({ bytes, header }: Pick<InspectedFile, 'bytes' | 'header'>): number {
  return Math.min(largestBlock, Math.max(usualBlock, Math.ceil((bytes * header.length) / mostChunks)))
}

/**
 * Reads a file in blocks, on this thread and those of the crew, into the chunks of a store.
 * @returns what the text way returns, to the bit; or why it has to be taken: the encoding does not hold, or a row is unusual
 * @throws LabError `cancelled`; `bad-file` where the file changes meanwhile
 */
export async function readBlocks(options: ReadBlocksOptions): Promise<ReadRowsResult | 'encoding' | 'text'> {
  const { file, columns, store, crew, cancel, onProgress } = options
  const { path, name, reading, dataStart } = file
  const isCancelled = listenForCancel(cancel)
  const blockBytes = options.blockBytes ?? blockSize(file)
  const orders: BlockOrders = { path, name, reading, header: file.headerCells, columns, cancel }
  const threads = Math.ceil((file.bytes - dataStart) / blockBytes) - 1
  if (threads > 0) crew.order(orders, threads)
  const queue: { place: number; from: number; to: number }[] = []
  const read: BlockRead[] = []
  let blocks = 0
  let bytesRead = dataStart
  let rowsRead = 0
  /** Blocks that threads are at. */
  let given = 0
  let unusual = false
  let over = false
  let failure: unknown = null
  let wake: () => void = () => undefined

  const take = (place: number, bytes: number, block: BlockRead | null): void => {
    if (over) return
    if (!block) {
      unusual = true
      return
    }
    const { chunks, ...notes } = block
    read[place] = { ...notes, chunks: [] }
    chunks.forEach((chunk, column) => {
      if (chunk && notes.rows > 0) store.put(column, place, chunk)
    })
    bytesRead += bytes
    rowsRead += notes.rows
    onProgress({ bytes: bytesRead, total: file.bytes, rows: rowsRead })
  }
  const give = ({ place, from, to }: (typeof queue)[number]): void => {
    given += 1
    crew
      .readBlock(from, to)
      .then((block) => take(place, to - from, block))
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => {
        given -= 1
        wake()
      })
  }

  const descriptor = openFileSync(path, name)
  const own = createBlockTask(orders)
  try {
    const before = fstatSync(descriptor)
    const pass = createFilePass({
      ...{ file: descriptor, reading, dataStart, blockBytes, pieceBytes },
      onBlock: (from, to) => queue.push({ place: blocks++, from, to }),
    })
    let passing = true
    for (;;) {
      checkStopped(isCancelled)
      if (failure !== null) throw failure
      if (pass.fault === 'encoding') return 'encoding'
      if (unusual || pass.fault !== null || pass.bytes - pass.uncut > longestStretch) return 'text'
      if (passing && queue.length <= crew.idle) passing = pass.advance()
      else if (queue.length > 0) {
        for (let next = queue.shift(); next; next = crew.idle > 0 ? queue.shift() : undefined) {
          if (crew.idle > 0) give(next)
          else take(next.place, next.to - next.from, own.read(next.from, next.to))
        }
      } else if (given > 0) await new Promise<void>((resolve) => (wake = resolve))
      else break
      await turn()
    }
    const after = fstatSync(descriptor)
    const sizes = [file.bytes, after.size, pass.bytes]
    if (sizes.some((size) => size !== before.size) || after.mtimeMs !== before.mtimeMs) {
      throw new LabError('bad-file', `${name} changed while it was read. Open it again.`)
    }
    const sums = createNoteSums(file)
    for (const block of read) sums.add(block)
    // The text way says what is wrong with it.
    if (sums.rows === 0) return 'text'
    const warnings = sums.warnings()
    if (pass.replacements > 0) warnings.push(replacementWarning(pass.replacements, reading.encoding))
    const result = { rows: sums.rows, bytes: pass.bytes, source: pass.sha256() }
    onProgress({ bytes: result.bytes, total: result.bytes, rows: result.rows })
    return { file: { ...file, settled: true }, ...result, encoding: reading.encoding, warnings }
  } finally {
    over = true
    own.close()
    closeSync(descriptor)
  }
}
