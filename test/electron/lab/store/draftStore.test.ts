import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createDraftStore } from '../../../../electron/lab/store/draftStore'
import { createSettingStore } from '../../../../electron/lab/store/settingStore'
import { defaultSettings } from '@shared/contract/settings'
import { exampleSpec } from '../../../support/examples'

let database: Database
beforeEach(() => (database = openDatabase(null)))
afterEach(() => database.close())

it('keeps the last settings of each dataset, apart from what the app remembers', () => {
  const drafts = createDraftStore(database)
  const other = { ...exampleSpec, dataset: 'b'.repeat(64), seed: 9 }
  drafts.save(exampleSpec)
  drafts.save(other)
  drafts.save({ ...exampleSpec, seed: 5 })
  expect([drafts.get(exampleSpec.dataset)?.seed, drafts.get(other.dataset)?.seed]).toEqual([5, 9])
  expect(drafts.get('c'.repeat(64))).toBeNull()
  expect(createSettingStore(database).get()).toEqual(defaultSettings)
})

it('has none where they cannot be read', () => {
  const drafts = createDraftStore(database)
  drafts.save(exampleSpec)
  for (const value of ['not JSON', '{"version":99}']) {
    database.sql.prepare('UPDATE setting SET value = ?, seal = NULL').run(value)
    expect(drafts.get(exampleSpec.dataset)).toBeNull()
  }
})
