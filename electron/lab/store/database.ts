import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { LabError } from '@shared/contract/labError'

/** Each entry takes the store from its index to the next version. Never edit one that has shipped: append. */
const migrations = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE dataset (id TEXT PRIMARY KEY, imported_at TEXT NOT NULL, info TEXT NOT NULL, layout TEXT NOT NULL) STRICT;
  CREATE TABLE run (
    id TEXT PRIMARY KEY, created_at TEXT NOT NULL, state TEXT NOT NULL, summary TEXT NOT NULL,
    fitted TEXT, inputs TEXT, parts TEXT, parameters BLOB
  ) STRICT;
  CREATE TABLE history (
    run TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE, epoch INTEGER NOT NULL,
    train_loss REAL, validation_loss REAL, PRIMARY KEY (run, epoch)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE model (
    id TEXT PRIMARY KEY, added_at TEXT NOT NULL, removed INTEGER NOT NULL, text TEXT NOT NULL
  ) STRICT;
  `,
]

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
  const sql = new DatabaseSync(workspace === null ? ':memory:' : join(workspace, 'lab.sqlite'))
  sql.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;')
  const transaction = (work: () => void) => {
    sql.exec('BEGIN IMMEDIATE')
    try {
      work()
      sql.exec('COMMIT')
    } catch (error) {
      sql.exec('ROLLBACK')
      throw error
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
      sql.exec(migration)
      sql.exec(`PRAGMA user_version = ${version + index + 1}`)
    })
  })
}

/** An exclusive lock that the system gives back however the process ends, `kill -9` included. */
function lockWorkspace(workspace: string): DatabaseSync {
  mkdirSync(workspace, { recursive: true })
  const lock = new DatabaseSync(join(workspace, 'lock.sqlite'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;')
    return lock
  } catch {
    lock.close()
    throw new LabError(
      'busy',
      `The workspace ${workspace} is open in another Logit Lab. Close that one first, or choose another folder.`,
    )
  }
}
