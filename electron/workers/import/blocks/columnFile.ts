import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { readSync, writeSync } from 'node:fs'
import { createCheckWriter } from '../../table/columnChecks'

/** A column file while it is written: beside its place, which it takes when it is whole and on the disk. */
export interface ColumnFile {
  /** Takes the column's whole array; written while other work goes on. Returns its offset. */
  append(array: Float64Array | Uint32Array | Uint8Array): number
  /** Where a column that comes in pieces begins. */
  begin(): number
  /** Writes the next piece of that column at once. */
  write(piece: Float64Array | Uint32Array): void
  /** Of the column that was written last, as the layout has them. */
  checks(): number[]
  /** Reads back into an array what was written from an offset on. */
  read(array: Float64Array | Uint32Array, offset: number): void
  /** @throws what the disk says */
  finish(path: string): Promise<void>
  /** Closes and removes what is not finished. */
  abandon(): Promise<void>
}

/** Of each column's beginning. */
const alignment = 8
/** At a time: the system takes no more than 2 GiB. */
const most = 1 << 26

export async function createColumnFile(path: string): Promise<ColumnFile> {
  const file: FileHandle = await open(path, 'wx+')
  let end = 0
  let failure: unknown = null
  let writing: Promise<void> = Promise.resolve()
  let finished = false
  let checks = createCheckWriter()

  const align = (): number => {
    end = Math.ceil(end / alignment) * alignment
    return end
  }
  const writeAll = async (bytes: Uint8Array, offset: number): Promise<void> => {
    for (let done = 0; done < bytes.length;) {
      const piece = bytes.subarray(done, done + most)
      done += (await file.write(piece, 0, piece.length, offset + done)).bytesWritten
    }
  }
  return {
    append: (array) => {
      const offset = align()
      end += array.byteLength
      checks = createCheckWriter()
      checks.add(bytesOf(array))
      writing = writing
        .then(() => writeAll(bytesOf(array), offset))
        .catch((error: unknown) => {
          failure ??= error
        })
      return offset
    },
    begin: () => {
      checks = createCheckWriter()
      return align()
    },
    write: (piece) => {
      const bytes = bytesOf(piece)
      for (let done = 0; done < bytes.length;) {
        done += writeSync(file.fd, bytes, done, Math.min(most, bytes.length - done), end + done)
      }
      end += bytes.length
      checks.add(bytes)
    },
    checks: () => checks.finish(),
    read: (array, offset) => {
      const bytes = bytesOf(array)
      for (let done = 0; done < bytes.length;) {
        const count = readSync(file.fd, bytes, done, Math.min(most, bytes.length - done), offset + done)
        if (count === 0) throw new Error('The column file of this import was cut off.')
        done += count
      }
    },
    finish: async (place) => {
      await writing
      if (failure !== null) throw failure
      await file.sync()
      await file.close()
      finished = true
      await rename(path, place)
    },
    abandon: async () => {
      await writing
      if (!finished) await file.close()
      await unlink(path).catch(() => undefined)
    },
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array | Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
