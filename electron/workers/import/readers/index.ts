import { open } from 'node:fs/promises'
import type { TableReader } from './tableReader'
import { textReader } from './textReader'

/** Every kind of files that can be read, in the order in which they are asked. */
export const tableReaders: readonly TableReader[] = [textReader]

/** Bytes by which a reader recognises its files. */
const bytesAsked = 4096

/** The reader that a file is for. */
export async function readerOf(path: string, readers: readonly TableReader[] = tableReaders): Promise<TableReader> {
  const first = await firstBytes(path)
  return readers.find((reader) => reader.recognise(first)) ?? textReader
}

/** None of a file that cannot be read: its reader says why. */
async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => null)
  if (file === null) return new Uint8Array()
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(bytesAsked), 0, bytesAsked, 0)
    return buffer.subarray(0, bytesRead)
  } catch {
    return new Uint8Array()
  } finally {
    await file.close()
  }
}
