import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { LabError } from '@shared/contract/labError'
import { makePrivateFolder } from '../privateFolder'
import { migrations } from './migrations'

export interface Database {
  sql: DatabaseSync
  /** Runs the work in one transaction; a throw rolls back. */
  transaction(work: () => void): void
  close(): void
}

/**
 * Opens the workspace's store, write-ahead logged, and brings it up to date.
 * @param workspace its folder; null keeps the store in memory
 * @throws LabError `busy` where another Logit Lab has the workspace open
 */
export function openDatabase(workspace: string | null): Database {
  const lock = workspace === null ? null : lockWorkspace(workspace)
  try {
    return openStore(workspace, lock)
  } catch (error) {
    lock?.close()
    throw readable(error, workspace)
  }
}

function openStore(workspace: string | null, lock: DatabaseSync | null): Database {
  const sql = new DatabaseSync(workspace === null ? ':memory:' : join(workspace, 'lab.sqlite'))
  sql.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;')
  const transaction = (work: () => void) => {
    sql.exec('BEGIN IMMEDIATE')
    try {
      work()
      sql.exec('COMMIT')
    } catch (error) {
      // Some errors, a full disk among them, have rolled back already.
      if (sql.isTransaction) sql.exec('ROLLBACK')
      throw readable(error, workspace)
    }
  }
  migrate(sql, transaction)
  return {
    sql,
    transaction,
    close: () => {
      sql.close()
      lock?.close()
    },
  }
}

function migrate(sql: DatabaseSync, transaction: Database['transaction']): void {
  const { user_version: version } = sql.prepare('PRAGMA user_version').get() as { user_version: number }
  if (version > migrations.length) {
    throw new LabError(
      'bad-file',
      'This workspace was written by a newer Logit Lab. Update the app, or choose another workspace folder.',
    )
  }
  migrations.slice(version).forEach((migration, index) => {
    transaction(() => {
      if (typeof migration === 'string') sql.exec(migration)
      else migration(sql)
      sql.exec(`PRAGMA user_version = ${version + index + 1}`)
    })
  })
}

/** An exclusive lock that the system gives back however the process ends, `kill -9` included. */
function lockWorkspace(workspace: string): DatabaseSync {
  let lock: DatabaseSync | null = null
  try {
    makePrivateFolder(workspace)
    lock = new DatabaseSync(join(workspace, 'lock.sqlite'))
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;')
    return lock
  } catch (error) {
    lock?.close()
    throw readable(error, workspace)
  }
}

const sqliteBusy = 5
const sqliteFull = 13

/** What went wrong with the store, as a sentence that names the workspace and what to do. */
function readable(error: unknown, workspace: string | null): unknown {
  if (workspace === null || !(error instanceof Error) || error instanceof LabError) return error
  const { code, errcode } = error as { code?: string; errcode?: number }
  if (errcode === sqliteBusy) {
    return new LabError(
      'busy',
      `The workspace ${workspace} is open in another Logit Lab. Close that one first, or choose another folder.`,
    )
  }
  if (errcode === sqliteFull || code === 'ENOSPC') {
    return new LabError('bad-file', `The disk of the workspace ${workspace} is full. Free some space, then try again.`)
  }
  if (errcode !== undefined || code !== undefined) {
    return new LabError(
      'bad-file',
      `The workspace ${workspace} cannot be used: ${error.message}. Choose a folder that can be written to.`,
    )
  }
  return error
}
