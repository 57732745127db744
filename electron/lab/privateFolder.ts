import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder, and those above it that are not there, for this user alone; one that is there already becomes so. One step at a
 * time: Node's recursive way never ends in a folder that takes none, such as /proc.
 * @throws what the system says
 */
export function makePrivateFolder(folder: string): void {
  const above = dirname(folder)
  if (above !== folder && !existsSync(above)) makePrivateFolder(above)
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  // Windows keeps a user's folders to the user by its own lists.
  else if (process.platform !== 'win32') chmodSync(folder, 0o700)
}
