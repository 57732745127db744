import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'
import type { Reading } from '@shared/spec/reading'
import { createQuoteScan } from '@shared/data/reading/quoteScan'
import { completeLength } from '../source/unicodeBytes'

export interface PassOptions {
  /** Open for reading; the pass does not close it. */
  file: number
  reading: Reading
  /** Offset of the first row. */
  dataStart: number
  blockBytes: number
  /** Bytes read at a time. */
  pieceBytes: number
  onBlock: (from: number, to: number) => void
}

/** The one pass over all bytes of a file: its hash, whether its encoding holds, and where it can be cut into blocks of whole rows. */
export interface FilePass {
  /** Reads the next piece; false at the end of the file, when the last block has been told. */
  advance(): boolean
  /** Offset of the bytes that the blocks so far leave out, behind the last cut. */
  readonly uncut: number
  readonly bytes: number
  /** Whether blocks cannot be told: the bytes are not of the encoding, or quotes stand where rows cannot be told. */
  readonly fault: 'encoding' | 'quotes' | null
  /** U+FFFD that the file itself holds. */
  readonly replacements: number
  /** In lower-case hexadecimal; once, after the end. */
  sha256(): string
}

const replacement = Buffer.from('\uFFFD')

export function createFilePass({ file, reading, dataStart, blockBytes, pieceBytes, onBlock }: PassOptions): FilePass {
  const hash = createHash('sha256')
  const scan = createQuoteScan({ delimiter: reading.delimiter, quote: reading.quote, blockBytes })
  const checked = reading.encoding === 'utf-8'
  const room = Buffer.allocUnsafe(pieceBytes + 3)
  /** Bytes of a sequence that the last piece cut off, at the beginning of `room`. */
  let kept = 0
  let bytes = 0
  let replacements = 0
  let blockStart = dataStart
  let fault: FilePass['fault'] = null

  const check = (length: number, last: boolean): void => {
    const whole = last ? length : completeLength(room.subarray(0, length))
    const complete = room.subarray(0, whole)
    if (!isUtf8(complete)) fault = 'encoding'
    for (let at = complete.indexOf(replacement); at >= 0; at = complete.indexOf(replacement, at + 1)) replacements += 1
    room.copy(room, 0, whole, length)
    kept = length - whole
  }
  const cutBehind = (offset: number): void => {
    const to = dataStart + offset
    onBlock(blockStart, to)
    blockStart = to
  }
  return {
    advance: () => {
      const count = readSync(file, room, kept, pieceBytes, bytes)
      const piece = room.subarray(kept, kept + count)
      hash.update(piece)
      const data = piece.subarray(Math.max(0, Math.min(count, dataStart - bytes)))
      bytes += count
      scan.push(data, cutBehind)
      if (scan.broken) fault ??= 'quotes'
      if (checked) check(kept + count, count === 0)
      if (count > 0) return true
      if (fault === null && blockStart < bytes) onBlock(blockStart, bytes)
      return false
    },
    get uncut() {
      return blockStart
    },
    get bytes() {
      return bytes
    },
    get fault() {
      return fault
    },
    get replacements() {
      return replacements
    },
    sha256: () => hash.digest('hex'),
  }
}
