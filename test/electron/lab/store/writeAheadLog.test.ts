import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isLogSound } from '../../../../electron/lab/store/writeAheadLog'

let folder: string
let log: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'))
  log = join(folder, 'copy-wal')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The log of a store that takes what is written, as a process that is killed leaves it. */
function logOf(write: (sql: DatabaseSync) => void): Buffer {
  const sql = new DatabaseSync(join(folder, 'a.sqlite'))
  sql.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS t (x)')
  write(sql)
  copyFileSync(join(folder, 'a.sqlite-wal'), log)
  sql.close()
  return readFileSync(log)
}
const insert = (count: number) => (sql: DatabaseSync) => {
  for (let row = 0; row < count; row++) sql.exec(`INSERT INTO t VALUES (${row})`)
}
const headBytes = 32
const frameBytes = 24 + 4096

describe('the log of a store', () => {
  it('is sound as SQLite writes it, also where it began anew and holds frames of the log before', () => {
    logOf(insert(5))
    expect(isLogSound(log)).toBe(true)
    logOf((sql) => {
      insert(20)(sql)
      sql.exec('PRAGMA wal_checkpoint(RESTART)')
      insert(3)(sql)
    })
    expect(isLogSound(log)).toBe(true)
    expect(isLogSound(join(folder, 'none'))).toBe(true)
  })

  it('is not sound where any bit of it is another', () => {
    const bytes = logOf(insert(3))
    // Each byte of the heads, and some of the pages.
    const places = Array.from({ length: bytes.length }, (_, at) => at).filter((at) => {
      const within = (at - headBytes) % frameBytes
      return at < headBytes || within < 24 || within % 97 === 0
    })
    for (const at of places) {
      const flipped = Buffer.from(bytes)
      flipped[at]! ^= 1 << (at % 8)
      writeFileSync(log, flipped)
      expect([at, isLogSound(log)]).toEqual([at, false])
    }
  })

  it('is not sound where it is cut off within a frame', () => {
    const bytes = logOf(insert(3))
    for (const length of [10, headBytes + 30, bytes.length - 1]) {
      writeFileSync(log, bytes.subarray(0, length))
      expect([length, isLogSound(log)]).toEqual([length, false])
    }
  })
})
