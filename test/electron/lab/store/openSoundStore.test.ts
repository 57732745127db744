import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createRunStore } from '../../../../electron/lab/store/runStore'
import { createSettingStore } from '../../../../electron/lab/store/settingStore'
import { exampleRun } from '../../../support/examples'

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(workspace, { recursive: true }))

const at = (name: string) => join(workspace, name)
const listed = (database: Database) =>
  createRunStore(database)
    .list()
    .map(({ id }) => id)

/** A workspace that was closed after each of these runs was added; a backup was made each time. */
function writeRuns(...ids: string[]): void {
  for (const id of ids) {
    const database = openDatabase(workspace)
    createRunStore(database).add({ ...exampleRun, id })
    database.close()
  }
}
/** Opens the workspace, closes it again. */
function reopened(): { runs: string[]; told: string[] } {
  const database = openDatabase(workspace)
  try {
    return { runs: listed(database), told: database.damage.sentences() }
  } finally {
    database.close()
  }
}
function damageStore(): void {
  const bytes = readFileSync(at('lab.sqlite'))
  bytes.fill(0xff, 4096)
  writeFileSync(at('lab.sqlite'), bytes)
}
const asideFiles = () => readdirSync(workspace).filter((name) => name.startsWith('lab.sqlite.damaged-'))
const problemOfOpening = () => {
  try {
    openDatabase(workspace).close()
    return null
  } catch (error) {
    return error instanceof LabError ? error.code : error
  }
}

describe('a workspace whose store', () => {
  it('is damaged opens the last backup, keeps what was there, and says so', () => {
    writeRuns('a', 'b')
    damageStore()
    const damaged = readFileSync(at('lab.sqlite'))
    const { runs, told } = reopened()
    expect(runs).toEqual(['a', 'b'])
    expect(told).toEqual([expect.stringMatching(/lab\.sqlite was damaged: the backup of .* was opened/)])
    expect(asideFiles().map((name) => readFileSync(at(name)))).toEqual([damaged])
    // The next time there is nothing to tell.
    expect(reopened()).toEqual({ runs: ['a', 'b'], told: [] })
  })

  it('is damaged opens the backup before where the last one is damaged too', () => {
    writeRuns('a', 'b')
    const [, newest] = readdirSync(at('backups')).sort()
    writeFileSync(join(at('backups'), newest as string), 'no store')
    damageStore()
    expect(reopened().runs).toEqual(['a'])
  })

  it('is damaged and has no backup is refused and left as it is', () => {
    writeRuns('a')
    rmSync(at('backups'), { recursive: true })
    damageStore()
    const damaged = readFileSync(at('lab.sqlite'))
    expect([problemOfOpening(), problemOfOpening()]).toEqual(['damaged', 'damaged'])
    expect(readFileSync(at('lab.sqlite')).equals(damaged)).toBe(true)
    expect(asideFiles()).toEqual([])
  })

  it.each([
    ['gone', () => rmSync(at('lab.sqlite'))],
    ['emptied', () => writeFileSync(at('lab.sqlite'), '')],
  ])('is %s beside columns is not taken for a new one', (_, lose) => {
    writeRuns('a')
    mkdirSync(at('datasets'))
    writeFileSync(at('datasets/x.columns'), 'x')
    lose()
    expect(reopened().runs).toEqual(['a'])
    lose()
    rmSync(at('backups'), { recursive: true })
    expect(problemOfOpening()).toBe('damaged')
    expect(existsSync(at('datasets/x.columns'))).toBe(true)
  })

  it('has an index that does not go with its rows gets it anew, and keeps every row', () => {
    writeRuns('a', 'b', 'c')
    const sql = new DatabaseSync(at('lab.sqlite'))
    sql.enableDefensive(false)
    sql.exec('PRAGMA writable_schema = ON')
    // The root of one index for that of another: as if its pages had been exchanged.
    const roots = sql.prepare("SELECT name, rootpage FROM sqlite_schema WHERE name IN ('run_order', 'run_names')").all()
    const [one, other] = roots as { name: string; rootpage: number }[]
    const move = sql.prepare('UPDATE sqlite_schema SET rootpage = ? WHERE name = ?')
    move.run(other!.rootpage, one!.name)
    move.run(one!.rootpage, other!.name)
    sql.close()
    const { runs, told } = reopened()
    expect(runs).toEqual(['a', 'b', 'c'])
    expect(told).toEqual([expect.stringMatching(/indexes were made anew\. Nothing is missing/)])
  })

  it('was not closed and lost its log says what may be missing', () => {
    writeRuns('a')
    const database = openDatabase(workspace)
    createSettingStore(database).save({ theme: 'dark' })
    const killed = mkdtempSync(join(tmpdir(), 'killed-'))
    for (const name of ['lab.sqlite', 'lab.open']) copyFileSync(at(name), join(killed, name))
    database.close()
    const left = openDatabase(killed)
    expect(left.damage.sentences()).toEqual([expect.stringMatching(/lab\.sqlite-wal, is gone/)])
    expect(listed(left)).toEqual(['a'])
    left.close()
    rmSync(killed, { recursive: true })
  })

  it('has a damaged log keeps a copy of it and says so', () => {
    writeRuns('a')
    const database = openDatabase(workspace)
    createSettingStore(database).save({ theme: 'dark' })
    const killed = mkdtempSync(join(tmpdir(), 'killed-'))
    for (const name of ['lab.sqlite', 'lab.open']) copyFileSync(at(name), join(killed, name))
    const log = readFileSync(at('lab.sqlite-wal'))
    log[log.length - 100]! ^= 1
    writeFileSync(join(killed, 'lab.sqlite-wal'), log)
    database.close()
    const left = openDatabase(killed)
    expect(left.damage.sentences()).toEqual([expect.stringMatching(/lab\.sqlite-wal, is damaged/)])
    const kept = readdirSync(killed).filter((name) => name.startsWith('lab.sqlite-wal.damaged-'))
    expect(kept.map((name) => readFileSync(join(killed, name)).equals(log))).toEqual([true])
    left.close()
    rmSync(killed, { recursive: true })
  })

  it('has rows that are damaged opens without them, and counts them', () => {
    writeRuns('a', 'b')
    const sql = new DatabaseSync(at('lab.sqlite'))
    sql.exec("UPDATE run_status SET status = '{' || status WHERE run = 'a'")
    sql.exec("INSERT INTO setting VALUES ('theme', '\"dark', NULL)")
    sql.close()
    const database = openDatabase(workspace)
    expect(listed(database)).toEqual(['b'])
    expect(createSettingStore(database).get().theme).toBe('system')
    expect(database.damage.sentences()).toEqual([expect.stringMatching(/^1 run in lab\.sqlite is damaged/)])
    database.close()
  })
})

describe('a workspace', () => {
  it('keeps the three newest backups', () => {
    writeRuns('a', 'b', 'c', 'd', 'e')
    expect(readdirSync(at('backups'))).toHaveLength(3)
    rmSync(at('lab.sqlite'))
    expect(reopened().runs).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('whose lock file is no store has it made anew', () => {
    writeRuns('a')
    writeFileSync(at('lock.sqlite'), 'garbage, longer than a head of a store has to be'.repeat(100))
    expect(reopened()).toEqual({ runs: ['a'], told: [] })
  })

  it('is held by its store too', () => {
    const database = openDatabase(workspace)
    rmSync(at('lock.sqlite'))
    expect(problemOfOpening()).toBe('busy')
    database.close()
    expect(problemOfOpening()).toBeNull()
  })
})
