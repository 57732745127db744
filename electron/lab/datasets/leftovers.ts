import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Removes what an app that was killed left in a workspace: everything temporary, and column files that were not finished. Only
 * while the workspace's lock is held.
 */
export function removeLeftovers(temporary: string, datasets: string): void {
  for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true, force: true })
  if (!existsSync(datasets)) return
  for (const name of readdirSync(datasets)) {
    if (name.endsWith('.part')) rmSync(join(datasets, name), { force: true })
  }
}
