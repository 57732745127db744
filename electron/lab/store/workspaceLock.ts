import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { diskFaultOf } from '@shared/contract/diskProblem'
import { makePrivateFolder } from '../privateFolder'

/**
 * An exclusive lock that the system gives back however the process ends, `kill -9` included. Earlier versions look at this file alone;
 * the store itself is held too (database.ts).
 */
export function lockWorkspace(workspace: string): DatabaseSync {
  makePrivateFolder(workspace)
  if (!statSync(workspace).isDirectory())
    throw Object.assign(new Error('no folder'), { code: 'EEXIST', path: workspace })
  const path = join(workspace, 'lock.sqlite')
  try {
    return lockFile(path)
  } catch (error) {
    if (diskFaultOf(error) !== 'damaged') throw error
    // There is nothing in it that could be lost.
    rmSync(path, { force: true })
    return lockFile(path)
  }
}

function lockFile(path: string): DatabaseSync {
  const lock = new DatabaseSync(path)
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}
