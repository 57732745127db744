import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { migrations } from '../../../../electron/lab/store/migrations'
import { openDatabase } from '../../../../electron/lab/store/database'

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(workspace, { recursive: true }))

describe('openDatabase', () => {
  it('keeps a write-ahead log', () => {
    const database = openDatabase(workspace)
    expect(database.sql.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    database.close()
  })

  it('refuses a workspace that is open already, and takes it once that one is closed', () => {
    const first = openDatabase(workspace)
    expect(() => openDatabase(workspace)).toThrow('is open in another Logit Lab')
    first.close()
    openDatabase(workspace).close()
  })

  it('names a workspace that cannot be used, and does not keep it locked', () => {
    const file = join(workspace, 'file')
    writeFileSync(file, '')
    expect(() => openDatabase(file)).toThrow(`The workspace ${file} cannot be used`)
  })

  it('stops to acknowledge anything when its workspace is gone or replaced, and closes', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const database = openDatabase(workspace)
      const insert = () =>
        database.write(() => database.sql.exec("INSERT INTO setting (name, value) VALUES ('a', '1')"))
      insert()
      rmSync(workspace, { recursive: true })
      mkdirSync(workspace)
      const second = openDatabase(workspace)
      vi.advanceTimersByTime(2000)
      expect(insert).toThrow(
        expect.objectContaining({ code: 'disk', message: expect.stringContaining(workspace) as string }),
      )
      expect(() => database.transaction(() => undefined)).toThrow('is gone, or another has taken its place')
      database.close()
      // The second is none the worse for it.
      expect(existsSync(join(workspace, 'lab.sqlite'))).toBe(true)
      second.write(() => second.sql.exec("INSERT INTO setting (name, value) VALUES ('b', '1')"))
      second.close()
    } finally {
      vi.useRealTimers()
    }
  })

  it('refuses a workspace of a newer version', () => {
    openDatabase(workspace).close()
    const raw = new DatabaseSync(join(workspace, 'lab.sqlite'))
    raw.exec('PRAGMA user_version = 99')
    raw.close()
    expect(() => openDatabase(workspace)).toThrow('newer Logit Lab')
    // The refusal has given the lock back.
    expect(() => openDatabase(workspace)).toThrow('newer Logit Lab')
  })

  it('brings a store of the first version up to date, and keeps what is in it', () => {
    const raw = new DatabaseSync(join(workspace, 'lab.sqlite'))
    raw.exec(migrations[0] as string)
    raw.exec(`
      INSERT INTO run VALUES ('r', '2026', 'done', '{}', NULL, NULL, NULL, x'01');
      PRAGMA user_version = 1;`)
    raw.close()
    const database = openDatabase(workspace)
    expect(database.sql.prepare('SELECT * FROM run_weights').all()).toEqual([
      { run: 'r', parameters: Uint8Array.of(1), seal: null },
    ])
    expect(database.sql.prepare('SELECT * FROM run_checkpoint').all()).toEqual([])
    expect(database.damage.sentences()).toEqual([])
    database.close()
    openDatabase(workspace).close()
  })

  it('rolls a transaction back that throws', () => {
    const database = openDatabase(null)
    const work = () => {
      database.sql.exec("INSERT INTO setting (name, value) VALUES ('a', '1')")
      throw new Error('in the middle')
    }
    expect(() => database.transaction(work)).toThrow('in the middle')
    expect(database.sql.prepare('SELECT * FROM setting').all()).toEqual([])
    database.close()
  })
})
