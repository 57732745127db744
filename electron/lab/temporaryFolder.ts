import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Of this machine: folders for temporary files are shared by containers too, whose processes this one does not see. */
const owner = `logit-lab-${hostname().replaceAll(/[^A-Za-z0-9.]/g, '.')}-`

/** A folder for a lab without a workspace, named by its process. What processes that were killed left behind goes. */
export function makeTemporaryFolder(parent = tmpdir()): string {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(owner) ? /^\d+(?=-)/.exec(name.slice(owner.length))?.[0] : undefined
    if (pid !== undefined && !isAlive(Number(pid))) removeQuietly(join(parent, name))
  }
  return mkdtempSync(join(parent, `${owner}${process.pid}-`))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One of another user is there, and not ours to signal.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Another user's stays. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    return
  }
}
