import { stat } from 'node:fs/promises'
import type { ImportWarning } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import type { Encoding } from '@shared/spec/reading'
import { parseRecords } from './csvRows'
import { createFileBytes } from './fileBytes'
import type { InspectedFile } from './inspectedFile'
import { type Batch, RecordCutter } from './recordCutter'
import { createRowChecker } from './rowChecker'
import { WidthFault, returnFault } from './rowFaults'
import { replacementWarning } from './rowWarnings'
import { settleEncoding } from './settleEncoding'
import { createReturnSearch } from '@shared/data/reading/textLines'
import { decodePieces, decodeRaw } from './textPieces'

export interface ReadingProgress {
  /** Of the file itself, read so far. */
  bytes: number
  total: number
  /** Data rows handed over so far. */
  rows: number
}

export interface ReadRowsOptions {
  /** Asked before each piece of the file; true ends the reading as `cancelled`. */
  shouldStop?: (() => boolean) | undefined
  onProgress?: ((progress: ReadingProgress) => void) | undefined
  /** Of a piece; 1 MiB at most, which it is unless told. */
  chunkBytes?: number | undefined
  /** Once, before the first rows: the file as it is read, which is another than the given one where its encoding did not hold. */
  onStart?: ((file: InspectedFile) => void) | undefined
  /** Rows with one cell a column each, in the order of the file. */
  onRows(rows: string[][]): void
}

export interface ReadRowsResult {
  /** As it was read; see `onStart`. */
  file: InspectedFile
  rows: number
  /** Of the file itself. */
  bytes: number
  /** sha-256 of the file's own bytes, in lower-case hexadecimal. */
  source: string
  encoding: Encoding
  /** About the file's rows; those of the header are in `file`. */
  warnings: ImportWarning[]
}

/**
 * Streams a file row by row: memory does not grow with it.
 * @throws LabError `bad-file` naming file and line, or where the file changes meanwhile; `cancelled`
 */
export async function readRows(given: InspectedFile, options: ReadRowsOptions): Promise<ReadRowsResult> {
  const { shouldStop, chunkBytes, onProgress } = options
  const before = await stateOf(given.path)
  const file = await settleEncoding(given, { shouldStop, chunkBytes })
  options.onStart?.(file)
  const { path, name, gzip, reading } = file
  const source = createFileBytes({ path, name, gzip, shouldStop, chunkBytes })
  const text = decodePieces(source.pieces(), reading.encoding, reading.skipLines)
  const checker = createRowChecker(file, options.onRows)
  const addBatch = (batch: Batch): void => checker.add(batch, parseRecords(batch.text, reading))
  const cutter = new RecordCutter(name, reading, addBatch, reading.skipLines + 1)
  try {
    for await (const piece of text.pieces()) {
      cutter.push(piece)
      onProgress?.({ bytes: source.bytes, total: file.bytes, rows: checker.count })
    }
    cutter.finish()
  } catch (error) {
    throw await withCause(error, file, createFileBytes({ path, name, gzip, shouldStop, chunkBytes }).pieces())
  }
  const warnings = checker.finish()
  // Its names and marks were read earlier: those of another content would be told as those of this one.
  const after = await stateOf(path)
  if (before.size !== given.bytes || after.size !== before.size || after.modified !== before.modified) {
    throw new LabError('bad-file', `${name} changed while it was read. Open it again.`)
  }
  if (text.replaced > 0) warnings.push(replacementWarning(text.replaced, reading.encoding))
  const result = { rows: checker.count, bytes: source.bytes, source: source.sha256() }
  onProgress?.({ bytes: result.bytes, total: result.bytes, rows: result.rows })
  return { file, ...result, encoding: reading.encoding, warnings }
}

/** What a row of another width comes from, where that is no delimiter; any other error as it is. @param bytes the file from its beginning */
export async function withCause(
  error: unknown,
  { name, reading }: Pick<InspectedFile, 'name' | 'reading'>,
  bytes: AsyncIterable<Buffer>,
): Promise<unknown> {
  if (!(error instanceof WidthFault)) return error
  const search = createReturnSearch(error.line)
  for await (const piece of decodeRaw(bytes, reading.encoding)) search.push(piece)
  return search.found() ? returnFault(name, error.line) : error
}

/** Size in bytes, and milliseconds since 1970 of the last change; of a file that is gone neither. */
async function stateOf(path: string): Promise<{ size: number; modified: number }> {
  const found = await stat(path).catch(() => null)
  return { size: found?.size ?? -1, modified: found?.mtimeMs ?? -1 }
}
