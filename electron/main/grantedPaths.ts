import { realpath, stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'

const maximum = 1000

export interface GrantedPaths {
  /** The real path of a file that a person chose, from now on open to the gate; null where it is not a file. */
  grant(path: unknown): Promise<string | null>
  allows(path: string): boolean
}

/** The files a person chose in this session, by their real paths: the only ones the lab opens for the page. */
export function createGrantedPaths(): GrantedPaths {
  const paths = new Set<string>()
  return {
    async grant(path) {
      if (typeof path !== 'string' || !isAbsolute(path)) return null
      const real = await realFile(path)
      if (real === null) return null
      paths.delete(real)
      paths.add(real)
      for (const oldest of paths) {
        if (paths.size <= maximum) break
        paths.delete(oldest)
      }
      return real
    },
    allows: (path) => paths.has(path),
  }
}

async function realFile(path: string): Promise<string | null> {
  try {
    const real = await realpath(path)
    return (await stat(real)).isFile() ? real : null
  } catch {
    return null
  }
}
