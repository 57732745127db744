import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createSettingStore } from '../../../../electron/lab/store/settingStore'
import { exampleSpec } from '../../../support/examples'

let database: Database
beforeEach(() => {
  database = openDatabase(null)
})
afterEach(() => database.close())

describe('setting store', () => {
  it('saves what is named and leaves the rest', () => {
    const store = createSettingStore(database)
    const before = store.get()
    expect(store.save({ theme: 'dark', spec: exampleSpec })).toEqual({ ...before, theme: 'dark', spec: exampleSpec })
    expect(store.save({ ticked: ['a'] })).toMatchObject({ theme: 'dark', ticked: ['a'] })
  })

  it('falls back to the default where a stored setting no longer fits', () => {
    const store = createSettingStore(database)
    store.save({ theme: 'dark', concurrentRuns: 3 })
    database.sql.exec(`UPDATE setting SET value = '"sepia"', seal = NULL WHERE name = 'theme'`)
    expect(store.get()).toMatchObject({ theme: 'system', concurrentRuns: 3 })
  })
})
