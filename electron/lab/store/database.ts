import { rmSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { diskFaultOf, diskProblem } from '@shared/contract/diskProblem'
import { LabError } from '@shared/contract/labError'
import { backupClosedStore, backupStore, hasBackup } from './backups'
import { type DamageReport, createDamageReport } from './damage'
import { migrations } from './migrations'
import { eraseForGood, finishErasing } from './erasing/eraseForGood'
import { type Erasure, eraseRows } from './erasing/erasure'
import { makeStoreSound } from './openSoundStore'
import { type StoreFiles, bytesOf, storeFiles } from './storeFiles'
import { inTransaction } from './transaction'
import { lockWorkspace } from './workspaceLock'

export interface Database {
  sql: DatabaseSync
  /** What of the workspace cannot be taken as it lies. */
  readonly damage: DamageReport
  /** Runs the work in one transaction; a throw rolls back. @throws LabError `disk` where the disk refuses */
  transaction(work: () => void): void
  /** The same for a single statement, which is a transaction by itself. */
  write(work: () => void): void
  /** Takes the log into the store as far as nobody waits for it, so that less hangs on the log. */
  absorbLog(): void
  /**
   * Deletes datasets with their runs, and runs, so that nothing of them is left on disk.
   * @returns a sentence for each place where something of them may still lie
   * @throws LabError `disk` where the disk refuses; everything is then as it was
   */
  erase(erasure: Erasure): string[]
  close(): void
}

/** Milliseconds between two looks at whether the workspace is still there. */
const lookEvery = 1000
/** Milliseconds between two backups of a store that changes. */
const backupEvery = 10 * 60 * 1000
/** A larger store is backed up while it is open only: a copy would keep a person waiting who closes the app. */
const mostBytesAtClose = 256 * 1024 * 1024

/**
 * Opens the workspace's store, write-ahead logged, and brings it up to date.
 * @param workspace its folder; null keeps the store in memory
 * @throws LabError `busy` where another Logit Lab has the workspace open, `damaged` where neither the store nor a backup can be read,
 * `disk` where the folder cannot be used
 */
export function openDatabase(workspace: string | null): Database {
  if (workspace === null) return inMemory()
  let lock: DatabaseSync | null = null
  let sql: DatabaseSync | null = null
  try {
    lock = lockWorkspace(workspace)
    const files = storeFiles(workspace)
    const damage = createDamageReport()
    makeStoreSound(workspace, files, damage)
    sql = new DatabaseSync(files.store)
    // Exclusive, so that the store itself is held, not only the lock beside it. It begins with the first transaction.
    sql.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;',
    )
    sql.exec('BEGIN IMMEDIATE; COMMIT')
    migrate(sql)
    finishErasing({ sql, workspace, files })
    return onDisk(workspace, files, { sql, lock, damage })
  } catch (error) {
    sql?.close()
    lock?.close()
    throw readable(error, workspace)
  }
}

function inMemory(): Database {
  const sql = new DatabaseSync(':memory:')
  sql.exec('PRAGMA foreign_keys = ON')
  migrate(sql)
  return {
    ...{ sql, damage: createDamageReport() },
    transaction: (work) => inTransaction(sql, work),
    write: (work) => work(),
    absorbLog: () => undefined,
    erase: (erasure) => {
      inTransaction(sql, () => eraseRows(sql, erasure))
      return []
    },
    close: () => sql.close(),
  }
}

function onDisk(
  workspace: string,
  files: StoreFiles,
  { sql, lock, damage }: { sql: DatabaseSync; lock: DatabaseSync; damage: DamageReport },
): Database {
  const isThere = createLook(files.store)
  let changed = !hasBackup(files)
  let marked = false
  let backedUp = performance.now()
  let closed = false
  let erasures = 0

  const mark = (): void => {
    try {
      writeFileSync(files.mark, '')
      marked = true
    } catch {
      // What was changed is stored; the next change tries again.
    }
  }
  const change = (work: () => void): void => {
    if (!isThere()) {
      throw new LabError(
        'disk',
        `The workspace ${workspace} is gone, or another has taken its place, since it was opened. Nothing more can be kept: close Logit Lab and open it again.`,
      )
    }
    try {
      work()
    } catch (error) {
      throw readable(error, workspace)
    }
    changed = true
    if (!marked) mark()
  }
  const backUp = async (): Promise<void> => {
    if (closed || !changed || performance.now() - backedUp < backupEvery) return
    backedUp = performance.now()
    changed = false
    // One that fails is tried again; the store is none the worse for it.
    const before = erasures
    const isWanted = () => erasures === before
    await backupStore(sql, files, damage.sound, isWanted).catch(() => (changed = true))
  }
  const timer = setInterval(() => void backUp(), backupEvery / 10)
  timer.unref()

  return {
    ...{ sql, damage },
    transaction: (work) => change(() => inTransaction(sql, work)),
    write: change,
    absorbLog: () => {
      try {
        sql.exec('PRAGMA wal_checkpoint(PASSIVE)')
      } catch {
        // What the disk does not take now it takes at the next time.
      }
    },
    erase: (erasure) => {
      const left: string[] = []
      change(() => {
        erasures += 1
        left.push(...eraseForGood({ sql, workspace, files }, erasure))
      })
      // Its log is empty now, and would be missed.
      rmSync(files.mark, { force: true })
      marked = false
      return left
    },
    close: () => {
      closed = true
      clearInterval(timer)
      const there = isThere()
      if (there) rmSync(files.mark, { force: true })
      sql.close()
      if (there && changed && bytesOf(files.store) <= mostBytesAtClose) {
        try {
          backupClosedStore(files, damage.sound)
        } catch {
          // The store is closed and whole; there are the backups before.
        }
      }
      lock.close()
    },
  }
}

/** Whether a file is still the one that was opened; looks once a second at most. */
function createLook(path: string): () => boolean {
  const { dev, ino } = statSync(path)
  let looked = performance.now()
  let there = true
  return () => {
    if (there && performance.now() - looked < lookEvery) return true
    looked = performance.now()
    const found = statSync(path, { throwIfNoEntry: false })
    there = found !== undefined && found.dev === dev && found.ino === ino
    return there
  }
}

function migrate(sql: DatabaseSync): void {
  const { user_version: version } = sql.prepare('PRAGMA user_version').get() as { user_version: number }
  if (version > migrations.length) {
    throw new LabError(
      'bad-file',
      'This workspace was written by a newer Logit Lab. Update the app, or choose another workspace folder.',
    )
  }
  migrations.slice(version).forEach((migration, index) => {
    inTransaction(sql, () => {
      if (typeof migration === 'string') sql.exec(migration)
      else migration(sql)
      sql.exec(`PRAGMA user_version = ${version + index + 1}`)
    })
  })
}

const sqliteBusy = 5

/** What went wrong with the workspace, as a sentence that names it and says what to do; other errors as they are. */
export function readable(error: unknown, workspace: string): unknown {
  if (!(error instanceof Error) || error instanceof LabError) return error
  const { code, errcode, path } = error as { code?: string; errcode?: number; path?: string }
  if (errcode !== undefined && (errcode & 0xff) === sqliteBusy) {
    return new LabError(
      'busy',
      `The workspace ${workspace} is open in another Logit Lab. Close that one first, or choose another folder.`,
    )
  }
  const fault = diskFaultOf(error)
  if (fault !== null) return LabError.from(diskProblem(fault, `the workspace ${workspace}`))
  if (code === undefined && errcode === undefined) return error
  const why = code === 'EEXIST' && path !== undefined ? `${path} is no folder` : error.message
  return new LabError('disk', `The workspace ${workspace} cannot be used: ${why}. Choose another folder.`)
}
