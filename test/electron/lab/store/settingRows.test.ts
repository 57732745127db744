import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createSettingRows } from '../../../../electron/lab/store/settingRows'

let database: Database
let sql: DatabaseSync
beforeEach(() => {
  database = openDatabase(null)
  sql = database.sql
})
afterEach(() => database.close())

it('keeps the last value of each name until it is removed', () => {
  const rows = createSettingRows(sql)
  rows.write('a', { x: [1] })
  rows.write('b', 'text')
  rows.write('a', { x: [2] })
  expect([rows.read('a'), rows.read('b'), rows.read('c')]).toMatchObject([
    { value: { x: [2] } },
    { value: 'text' },
    null,
  ])
  rows.remove('a')
  expect(rows.read('a')).toBeNull()
})

it('says nothing of a row that is not what was written, and takes one without a seal as it is', () => {
  const rows = createSettingRows(sql)
  rows.write('a', 1)
  sql.exec("UPDATE setting SET value = '2'")
  expect(rows.read('a')).toEqual({ sound: false, value: undefined })
  sql.exec('UPDATE setting SET seal = NULL')
  expect(rows.read('a')).toEqual({ sound: true, value: 2 })
  sql.exec("UPDATE setting SET value = 'not JSON'")
  expect(rows.read('a')).toEqual({ sound: true, value: undefined })
})
