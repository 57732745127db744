import { createHash } from 'node:crypto'
import { openSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type DiskFault, diskFaultOf } from '@shared/contract/diskProblem'
import { LabError } from '@shared/contract/labError'
import { gunzip } from './gunzip'

/** The most that is read, decoded and parsed at a time. */
export const pieceBytes = 1024 * 1024

export interface BytesOptions {
  path: string
  /** What messages call the file. */
  name: string
  gzip: boolean
  /** Asked before each piece; true ends the reading as `cancelled`. */
  shouldStop?: (() => boolean) | undefined
  /** Of a piece, at most `pieceBytes`. */
  chunkBytes?: number | undefined
}

export interface FileBytes {
  /** The content, unpacked where the file is gzip. A piece is overwritten by the next one. Leaving early closes the file. */
  pieces(): AsyncGenerator<Buffer>
  /** Bytes of the file that were read so far. */
  readonly bytes: number
  /** Of the file's own bytes, in lower-case hexadecimal; once, after the last piece. */
  sha256(): string
}

/** @throws LabError `bad-file` where the file cannot be opened or is no file */
export async function openFile(path: string, name: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r')
    if ((await file.stat()).isFile()) return file
    await file.close()
  } catch (error) {
    throw unreadable(error, name)
  }
  throw new LabError('bad-file', `${name} cannot be read: it is not a file. Choose a CSV file.`)
}

/** Opens a file that a person chose, which may have gone in the meantime. @throws LabError `bad-file` where it cannot be opened */
export function openFileSync(path: string, name: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    throw unreadable(error, name)
  }
}

const reasons: Readonly<Partial<Record<DiskFault, string>>> = {
  gone: 'it does not exist',
  failed: 'the disk failed',
  'too-many': 'this computer has too many files open',
}

function unreadable(error: unknown, name: string): LabError {
  const fault = diskFaultOf(error)
  const reason = (fault && reasons[fault]) ?? 'the system refused it'
  return new LabError('bad-file', `${name} cannot be read: ${reason}. Check the file, then open it again.`)
}

/** @throws LabError `cancelled` where `shouldStop` says so */
export function checkStopped(shouldStop: (() => boolean) | undefined): void {
  if (shouldStop?.()) throw new LabError('cancelled', 'Reading the file was cancelled.')
}

/** Reads and hashes a file piece by piece, whatever its size. */
export function createFileBytes({ path, name, gzip, shouldStop, chunkBytes = pieceBytes }: BytesOptions): FileBytes {
  const hash = createHash('sha256')
  const size = Math.max(1, Math.min(chunkBytes, pieceBytes))
  let bytes = 0
  async function* raw(): AsyncGenerator<Buffer> {
    const file = await openFile(path, name)
    try {
      const buffer = Buffer.allocUnsafe(size)
      for (;;) {
        checkStopped(shouldStop)
        const { bytesRead } = await file.read(buffer, 0, buffer.length)
        if (bytesRead === 0) return
        const piece = buffer.subarray(0, bytesRead)
        hash.update(piece)
        bytes += bytesRead
        yield piece
      }
    } finally {
      await file.close()
    }
  }
  return {
    pieces: () => (gzip ? gunzip(raw(), name, shouldStop) : raw()),
    get bytes() {
      return bytes
    },
    sha256: () => hash.digest('hex'),
  }
}
