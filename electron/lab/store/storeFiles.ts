import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where a workspace keeps its store, and what belongs to it. */
export interface StoreFiles {
  store: string
  log: string
  index: string
  /** Is there from the first change until the store is closed: then there is a log too. */
  mark: string
  backups: string
}

export function storeFiles(workspace: string): StoreFiles {
  const store = join(workspace, 'lab.sqlite')
  return {
    ...{ store, log: `${store}-wal`, index: `${store}-shm` },
    ...{ mark: join(workspace, 'lab.open'), backups: join(workspace, 'backups') },
  }
}

/** Bytes of a file, 0 where there is none. */
export function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** Whether something lies in a workspace that only a store with something in it leaves. */
export function hasBelongings(workspace: string): boolean {
  return (
    filesOf(join(workspace, 'datasets')).some((name) => name.endsWith('.columns')) ||
    filesOf(join(workspace, 'predictions')).some((name) => name.endsWith('.predictions')) ||
    filesOf(join(workspace, 'backups')).length > 0
  )
}

export function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** A moment as a part of file names, in UTC: 2026-03-01T10-20-30-123. */
export function stampOf(date: Date): string {
  return date.toISOString().slice(0, -1).replace(/[:.]/g, '-')
}

/** Moves the store and its log beside, under a name with the date. Answers the store's new name. */
export function putAside({ store, log, index }: StoreFiles, now: Date): string {
  const name = `lab.sqlite.damaged-${stampOf(now)}`
  const aside = join(store, '..', name)
  if (existsSync(store)) renameSync(store, aside)
  if (existsSync(log)) renameSync(log, `${aside}-wal`)
  rmSync(index, { force: true })
  return name
}
