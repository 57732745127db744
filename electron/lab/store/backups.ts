import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, backup } from 'node:sqlite'
import { migrations } from './migrations'
import { type RowCount, countRows, faultOfStore } from './soundness'
import { type StoreFiles, filesOf, stampOf } from './storeFiles'

const kept = 3
const suffix = '.sqlite'
/** A backup of a store in which something was found damaged: it takes no place of a whole one. */
const partly = `-partly${suffix}`

/** Backups that are finished, the newest first. */
function backupsIn(folder: string): string[] {
  return filesOf(folder)
    .filter((name) => name.endsWith(suffix))
    .sort()
    .reverse()
}

export function hasBackup({ backups }: Pick<StoreFiles, 'backups'>): boolean {
  return backupsIn(backups).length > 0
}

/**
 * Copies an open store page by page, while it goes on to be used, and lets all but three backups go.
 * @param isWanted whether the copy is to be kept, asked when it is done: rows that were erased meanwhile may be in it
 */
export async function backupStore(
  sql: DatabaseSync,
  files: StoreFiles,
  whole: boolean,
  isWanted: () => boolean = () => true,
): Promise<void> {
  const path = unfinished(files)
  await backup(sql, path)
  if (isWanted()) settle(files, path, whole)
  else rmSync(path, { force: true })
}

/** Copies a store that is closed. */
export function backupClosedStore(files: StoreFiles, whole: boolean): void {
  const path = unfinished(files)
  copyFileSync(files.store, path, constants.COPYFILE_FICLONE)
  settle(files, path, whole)
}

function unfinished({ backups }: StoreFiles): string {
  mkdirSync(backups, { recursive: true })
  const path = join(backups, 'unfinished.part')
  rmSync(path, { force: true })
  return path
}

function settle({ backups }: StoreFiles, path: string, whole: boolean): void {
  renameSync(path, join(backups, `${stampOf(new Date())}${whole ? suffix : partly}`))
  const all = backupsIn(backups)
  const surplus = [true, false].flatMap((isPartly) =>
    all.filter((name) => name.endsWith(partly) === isPartly).slice(kept),
  )
  for (const name of surplus) rmSync(join(backups, name), { force: true })
}

/** A store that can take the place of a damaged one. */
export interface Replacement {
  path: string
  rows: RowCount
  /** When the backup was made; null where it is the damaged store itself, its indexes made anew. */
  madeAt: Date | null
}

/** The newest backup that checks, as a copy beside the store; one without a damaged row before any other. Null where there is none. */
export function lastGoodBackup({ store, backups }: StoreFiles): Replacement | null {
  const path = `${store}.restored`
  const sound: { name: string; rows: RowCount }[] = []
  for (const name of backupsIn(backups)) {
    removeStore(path)
    copyFileSync(join(backups, name), path)
    if (faultOfStore(path) === null) sound.push({ name, rows: rowsOf(path) })
    if (sound.at(-1)?.rows.damaged === 0) break
  }
  removeStore(path)
  const best = sound.find(({ rows }) => rows.damaged === 0) ?? sound[0]
  if (!best) return null
  copyFileSync(join(backups, best.name), path)
  return { path, rows: best.rows, madeAt: dateOf(best.name) }
}

/** The damaged store with its indexes made anew, as a copy; null where more than those, and rows, are damaged. */
export function withNewIndexes({ store, log }: StoreFiles): Replacement | null {
  const path = `${store}.repaired`
  removeStore(path)
  try {
    copyFileSync(store, path)
    if (existsSync(log)) copyFileSync(log, `${path}-wal`)
    const rows = rowsOf(path)
    const sql = new DatabaseSync(path)
    try {
      sql.exec('REINDEX; PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      sql.close()
    }
    if (faultOfStore(path) === null) {
      for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
      return { path, rows, madeAt: null }
    }
  } catch {
    // More than the indexes is damaged.
  }
  removeStore(path)
  return null
}

function rowsOf(path: string): RowCount {
  const sql = new DatabaseSync(path, { readOnly: true })
  try {
    const { user_version } = sql.prepare('PRAGMA user_version').get() as { user_version: number }
    // Rows of earlier versions have no seals.
    return user_version === migrations.length ? countRows(sql) : { damaged: 0, lost: 0 }
  } finally {
    sql.close()
  }
}

function removeStore(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}

function dateOf(name: string): Date | null {
  const [, day, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)/.exec(name) ?? []
  return day === undefined ? null : new Date(`${day}T${hours}:${minutes}:${seconds}Z`)
}
