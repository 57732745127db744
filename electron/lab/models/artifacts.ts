import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { LabError } from '@shared/contract/labError'

export interface Artifacts {
  /** A new identifier and the path to write to. */
  create(): { id: string; path: string }
  read(id: string, offset: number, length: number): Promise<Uint8Array>
}

/** Results that are files: written by a worker, read in pieces by whoever saves them. They last as long as the app is open. */
export function createArtifacts(folder: string): Artifacts {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const paths = new Map<string, string>()
  return {
    create: () => {
      const id = randomUUID()
      const path = join(folder, id)
      paths.set(id, path)
      return { id, path }
    },
    read: async (id, offset, length) => {
      const path = paths.get(id)
      if (!path) throw new LabError('not-found', 'This result is not there any more. Make it again.')
      const file = await open(path, 'r')
      try {
        const bytes = new Uint8Array(length)
        const { bytesRead } = await file.read(bytes, 0, length, offset)
        return bytes.slice(0, bytesRead)
      } finally {
        await file.close()
      }
    },
  }
}
