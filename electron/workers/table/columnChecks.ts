import { fstatSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { checkedBytes } from '@shared/data/table/tableLayout'

/** The checks of a column that is written piece by piece: CRC-32 of each stretch of `checkedBytes` bytes, the last one shorter. */
export interface CheckWriter {
  add(bytes: Uint8Array): void
  finish(): number[]
}

export function createCheckWriter(): CheckWriter {
  const checks: number[] = []
  let check = 0
  /** Bytes of the stretch that is not whole yet. */
  let begun = 0
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length;) {
        const piece = bytes.subarray(at, at + checkedBytes - begun)
        check = crc32(piece, check)
        begun += piece.length
        at += piece.length
        if (begun < checkedBytes) continue
        checks.push(check)
        check = begun = 0
      }
    },
    finish: () => (begun > 0 ? [...checks, check] : checks),
  }
}

export function checksOf(bytes: Uint8Array): number[] {
  const writer = createCheckWriter()
  writer.add(bytes)
  return writer.finish()
}

/** What of a column file this thread has found to be what was written: each stretch is checked once. */
export interface FileChecks {
  /**
   * The stretches of a column that are to be checked before bytes from, ..., to - 1 of it are used, by their places.
   * @param bytes of the column
   */
  due(column: CheckedColumn, from: number, to: number): { place: number; from: number; to: number }[]
  /** Whether a stretch is what was written; once it is, it is no more due. */
  take(column: CheckedColumn, place: number, bytes: Uint8Array): boolean
}

/** A column, or its levels, as a stretch of a file. */
export interface CheckedColumn {
  offset: number
  bytes: number
  /** Those of earlier versions have none. */
  checks: readonly number[] | undefined
}

const mostFiles = 32
const files = new Map<string, FileChecks>()

/** @param file that is open; one that is written anew, which is another file or another moment, is checked anew */
export function checksOfFile(file: number): FileChecks {
  const { dev, ino, size, mtimeMs } = fstatSync(file)
  const key = [dev, ino, size, mtimeMs].join(' ')
  const found = files.get(key) ?? createFileChecks()
  files.delete(key)
  files.set(key, found)
  const [oldest] = files.keys()
  if (files.size > mostFiles && oldest !== undefined) files.delete(oldest)
  return found
}

function createFileChecks(): FileChecks {
  const taken = new Map<number, Uint8Array>()
  const takenOf = ({ offset, checks = [] }: CheckedColumn): Uint8Array => {
    const known = taken.get(offset) ?? new Uint8Array(checks.length)
    taken.set(offset, known)
    return known
  }
  return {
    due: (column, from, to) => {
      if (column.checks === undefined) return []
      const known = takenOf(column)
      const stretches: { place: number; from: number; to: number }[] = []
      for (let place = Math.floor(from / checkedBytes); place * checkedBytes < to; place++) {
        if (known[place] === 1) continue
        const start = place * checkedBytes
        stretches.push({ place, from: start, to: Math.min(start + checkedBytes, column.bytes) })
      }
      return stretches
    },
    take: (column, place, bytes) => {
      if (crc32(bytes) !== column.checks?.[place]) return false
      takenOf(column)[place] = 1
      return true
    },
  }
}
