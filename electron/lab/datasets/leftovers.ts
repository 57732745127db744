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

/**
 * Removes files named by what is not in the workspace any more: predictions of runs, and columns whose import was killed before its
 * dataset was stored. Something that is only hidden is there.
 */
export function removeStrayFiles(folder: string, ending: string, known: ReadonlySet<string>): void {
  removeFiles(folder, (name) => name.endsWith(ending) && !known.has(name.slice(0, -ending.length)))
}

function removeFiles(folder: string, goes: (name: string) => boolean): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (goes(name)) rmSync(join(folder, name), { force: true })
}
