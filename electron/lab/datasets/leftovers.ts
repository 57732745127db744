import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Removes what an app that was killed left in a workspace: everything temporary, and files of columns and predictions that were
 * not finished. Only while the workspace's lock is held.
 */
export function removeLeftovers(temporary: string, ...folders: string[]): void {
  for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true, force: true })
  for (const folder of folders) removeFiles(folder, (name) => name.endsWith('.part'))
}

/** Removes the predictions of runs that are not in the workspace any more. A run that is only hidden is there. */
export function removeStrayPredictions(folder: string, runs: ReadonlySet<string>): void {
  removeFiles(folder, (name) => !runs.has(name.replace(/\.predictions$/, '')))
}

function removeFiles(folder: string, goes: (name: string) => boolean): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (goes(name)) rmSync(join(folder, name), { force: true })
}
