import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder that is gone after the tests of this file, and a way to put files into it. */
export function temporaryFolder(): {
  path(name: string): string
  write(name: string, content: string | Uint8Array): string
} {
  const folder = mkdtempSync(join(tmpdir(), 'logit-lab-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string): string => join(folder, name)
  return {
    path,
    write: (name, content) => {
      writeFileSync(path(name), content)
      return path(name)
    },
  }
}
