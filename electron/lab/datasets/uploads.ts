import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { FileSource } from '@shared/contract/fileSource'
import { LabError } from '@shared/contract/labError'

/** A file on disk with the name a person knows it by. */
export interface NamedFile {
  path: string
  name: string
  /** Removes what was only made for this use; nothing where the file is the person's own. */
  release(): Promise<void>
}

export interface Uploads {
  begin(name: string, bytes: number): string
  append(upload: string, chunk: Uint8Array): Promise<void>
  /**
   * The file for good: the upload ends, and its file goes with `release`.
   * @throws LabError where the file cannot be read or is not all there
   */
  resolve(source: FileSource): Promise<NamedFile>
  /**
   * The file for a look: the upload stays for what follows, and waits anew.
   * @throws LabError where the file cannot be read or is not all there yet
   */
  peek(source: FileSource): Promise<Pick<NamedFile, 'path' | 'name'>>
}

interface Upload {
  name: string
  path: string
  expected: number
  received: number
  /** Milliseconds of the clock at the last chunk. */
  touched: number
  /** Chunks are written one after another, whatever the order of the answers. */
  tail: Promise<void>
}

/** An upload that nobody goes on with for this long is dropped. */
const patience = 10 * 60 * 1000

/** Files that arrive in pieces through a door that has no paths. */
export function createUploads(folder: string, now: () => number = Date.now): Uploads {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const uploads = new Map<string, Upload>()
  const find = (id: string): Upload => {
    const upload = uploads.get(id)
    if (!upload) throw new LabError('not-found', 'This upload is not known any more. Drop the file again.')
    return upload
  }
  return {
    begin: (name, bytes) => {
      for (const [abandoned, upload] of uploads) {
        if (now() - upload.touched < patience) continue
        uploads.delete(abandoned)
        rmSync(upload.path, { force: true })
      }
      const id = randomUUID()
      const path = join(folder, id)
      uploads.set(id, {
        name: plainName(name),
        path,
        expected: bytes,
        received: 0,
        touched: now(),
        tail: Promise.resolve(),
      })
      return id
    },
    append: (id, chunk) => {
      const upload = find(id)
      if (upload.received + chunk.byteLength > upload.expected) {
        throw new LabError('bad-call', `${upload.name}: more bytes arrived than were announced.`)
      }
      const position = upload.received
      upload.touched = now()
      upload.received += chunk.byteLength
      upload.tail = upload.tail.then(() => writeAt(upload.path, chunk, position))
      return upload.tail
    },
    resolve: async (source) => {
      if (source.kind === 'path') return ownFile(source.path)
      const upload = find(source.upload)
      uploads.delete(source.upload)
      const release = () => rm(upload.path, { force: true })
      try {
        await complete(upload)
      } catch (error) {
        await release()
        throw error
      }
      return { path: upload.path, name: upload.name, release }
    },
    peek: async (source) => {
      if (source.kind === 'path') {
        const { path, name } = await ownFile(source.path)
        return { path, name }
      }
      const upload = find(source.upload)
      upload.touched = now()
      await complete(upload)
      return { path: upload.path, name: upload.name }
    },
  }
}

/** Waits for the bytes of an upload. @throws LabError `bad-file` where some are missing, and what writing them threw */
async function complete(upload: Upload): Promise<void> {
  await upload.tail
  if (upload.received !== upload.expected) {
    throw new LabError(
      'bad-file',
      `${upload.name}: only ${upload.received} of ${upload.expected} bytes arrived. Drop the file again.`,
    )
  }
  if (upload.expected === 0) await writeAt(upload.path, new Uint8Array(0), 0)
}

/** A path's last part only, so that a name can never point anywhere. */
function plainName(name: string): string {
  return basename(name.replaceAll('\\', '/')) || 'file.csv'
}

async function ownFile(path: string): Promise<NamedFile> {
  const name = basename(path)
  const found = await stat(path).catch(() => null)
  if (!found)
    throw new LabError('bad-file', `${name}: there is no such file, or it cannot be read. Check its name and folder.`)
  if (!found.isFile()) throw new LabError('bad-file', `${name} is not a file. Choose a CSV file.`)
  return { path, name, release: () => Promise.resolve() }
}

async function writeAt(path: string, chunk: Uint8Array, position: number): Promise<void> {
  const file = await open(path, position === 0 ? 'w' : 'r+')
  try {
    // A disk that is full takes less than it was given, and says so at the next write.
    for (let written = 0; written < chunk.byteLength;) {
      const { bytesWritten } = await file.write(chunk, written, chunk.byteLength - written, position + written)
      written += bytesWritten
    }
  } finally {
    await file.close()
  }
}
