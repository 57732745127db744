import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { LabError } from '@shared/contract/labError'
import { type Replacement, lastGoodBackup, withNewIndexes } from './backups'
import type { DamageReport } from './damage'
import { faultOfStore } from './soundness'
import { type StoreFiles, bytesOf, hasBelongings, putAside, stampOf } from './storeFiles'
import { isLogSound } from './writeAheadLog'

/**
 * Sees to it that what lies at the store's place can be opened: as it is, with its indexes made anew, or the last backup that checks.
 * Whatever is replaced is kept beside it, and told. Only while the workspace's lock is held.
 * @throws LabError `damaged` where nothing can be opened; everything is then as it was
 */
export function makeStoreSound(workspace: string, files: StoreFiles, damage: DamageReport, now = new Date()): void {
  const { store, log, index } = files
  rmSync(index, { force: true })
  if (isNew(workspace, files)) return
  checkLog(files, damage, now)
  const fault = bytesOf(store) === 0 ? 'empty' : faultOfStore(store)
  // What the check made, since it looked only.
  rmSync(index, { force: true })
  if (bytesOf(log) === 0) rmSync(log, { force: true })
  if (fault === null || (fault === 'empty' && bytesOf(log) === 0 && !hasBelongings(workspace))) return
  const replacement = (fault === 'damaged' ? withNewIndexes(files) : null) ?? lastGoodBackup(files)
  if (!replacement) throw nothingToOpen(workspace, fault, existsSync(store))
  const aside = putAside(files, now)
  renameSync(replacement.path, store)
  damage.say(sentenceOf(fault, replacement, aside))
}

/** Nothing that a store leaves is there. */
function isNew(workspace: string, { store, log }: StoreFiles): boolean {
  return bytesOf(store) === 0 && bytesOf(log) === 0 && !hasBelongings(workspace)
}

/** SQLite drops what it cannot read of a log without a word: a copy of such a log is kept. */
function checkLog({ store, log, mark }: StoreFiles, damage: DamageReport, now: Date): void {
  if (!isLogSound(log)) {
    const aside = `${log}.damaged-${stampOf(now)}`
    copyFileSync(log, aside)
    damage.say(
      `The log of the last changes, lab.sqlite-wal, is damaged: changes since the last finished run may be missing. A copy of it is kept as ${basename(aside)}.`,
    )
  } else if (existsSync(mark) && bytesOf(log) === 0 && bytesOf(store) > 0) {
    damage.say(
      'The log of the last changes, lab.sqlite-wal, is gone: changes since the last finished run may be missing. Put it back if you have it.',
    )
  }
}

function nothingToOpen(workspace: string, fault: 'damaged' | 'empty', there: boolean): LabError {
  const what = fault === 'damaged' ? 'is damaged' : there ? 'is empty, although it was not' : 'is gone'
  return new LabError(
    'damaged',
    `The store lab.sqlite of the workspace ${workspace} ${what}, and no backup of it can be read. Everything was left as it is. Start with another folder, or put a copy of lab.sqlite back.`,
  )
}

function sentenceOf(fault: 'damaged' | 'empty', { madeAt, rows }: Replacement, aside: string): string {
  const what = fault === 'damaged' ? 'was damaged' : 'was empty or gone'
  const kept = `What was there is kept as ${aside}.`
  const lost = rows.lost + rows.damaged
  if (madeAt === null) {
    const missing = lost === 0 ? 'Nothing is missing.' : `${lost.toLocaleString('en-US')} of its rows cannot be read.`
    return `The store lab.sqlite ${what} and its indexes were made anew. ${missing} ${kept}`
  }
  const from = madeAt.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })
  return `The store lab.sqlite ${what}: the backup of ${from} was opened. What came later is missing. ${kept}`
}
