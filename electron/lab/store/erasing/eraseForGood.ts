import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { problemOf } from '@shared/contract/labError'
import { createSettingRows } from '../settingRows'
import { type StoreFiles, filesOf } from '../storeFiles'
import { inTransaction } from '../transaction'
import { type Erasure, eraseFiles, eraseRows, erasureSchema, withTheirRuns } from './erasure'

/** The setting that says what is still to be wiped; it is written in the transaction that deletes the rows. */
const unfinished = 'erasing'

export interface ErasedStore {
  sql: DatabaseSync
  workspace: string
  files: StoreFiles
}

/**
 * Deletes rows in one transaction, then what is left of them: their files, free pages of the store and of its backups, the log. Where that
 * stops half-way, the next start goes on with it.
 * @returns a sentence for each place where something of it may still lie
 * @throws what the disk says to the transaction: everything is then as it was
 */
export function eraseForGood({ sql, workspace, files }: ErasedStore, asked: Erasure): string[] {
  const erasure = withTheirRuns(sql, asked)
  // SQLite only marks the room of deleted rows as free, unless it is told to write zeros there.
  sql.exec('PRAGMA secure_delete = ON')
  inTransaction(sql, () => {
    eraseRows(sql, erasure)
    createSettingRows(sql).write(unfinished, erasure)
  })
  try {
    wipe({ sql, workspace, files }, erasure)
  } catch (error) {
    return [
      `It is deleted, but what lay on disk could not be overwritten everywhere: ${problemOf(error).message} This goes on at the next start.`,
    ]
  }
  return keptAside(workspace).map(
    (name) => `${name} is a copy that was kept of a damaged store and may still hold it. Delete that file too.`,
  )
}

/** Goes on where an app that ended, or a disk that refused, left the wiping. */
export function finishErasing(store: ErasedStore): void {
  const row = createSettingRows(store.sql).read(unfinished)
  if (!row) return
  const known = erasureSchema.safeParse(row.value).data
  try {
    wipe(store, known ?? { datasets: [], runs: [] })
  } catch {
    // The next start tries again.
  }
}

/** In this order, so that nothing is removed before the disk has the transaction, and a full disk gains room before it needs any. */
function wipe({ sql, workspace, files }: ErasedStore, erasure: Erasure): void {
  emptyLog(sql)
  eraseFiles(sql, workspace, erasure)
  eraseFromBackups(files, erasure)
  // Pages that became free before, when rows were changed, still hold what those were.
  sql.exec('VACUUM')
  createSettingRows(sql).remove(unfinished)
  emptyLog(sql)
}

function emptyLog(sql: DatabaseSync): void {
  const { busy } = sql.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
  if (busy !== 0) throw new Error('The log of the store is in use.')
}

/** Deletes the same rows from every backup; one in which that is not possible goes. */
function eraseFromBackups({ backups }: StoreFiles, erasure: Erasure): void {
  for (const name of filesOf(backups).filter((entry) => entry.endsWith('.sqlite'))) {
    const path = join(backups, name)
    try {
      eraseFromBackup(path, erasure)
    } catch {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
    }
  }
}

function eraseFromBackup(path: string, erasure: Erasure): void {
  const sql = new DatabaseSync(path)
  try {
    sql.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON')
    inTransaction(sql, () => eraseRows(sql, erasure))
    sql.exec('VACUUM')
  } finally {
    // Takes the log into the backup, and removes it.
    sql.close()
  }
}

/** Stores that were put aside because they were damaged: the only copy of what else is in them, so that they stay. */
function keptAside(workspace: string): string[] {
  return filesOf(workspace)
    .filter((name) => name.includes('.damaged-'))
    .map((name) => basename(name))
}
