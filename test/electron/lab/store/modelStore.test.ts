import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../../electron/lab/store/database'
import { createModelStore } from '../../../../electron/lab/store/modelStore'

describe('model store', () => {
  it('keeps models in the order in which they came, and removes and restores them', () => {
    const database = openDatabase(null)
    const store = createModelStore(database)
    const late = { id: 'a', addedAt: '2026-02-01', removed: false, text: '{}' }
    const early = { id: 'b', addedAt: '2026-01-01', removed: false, text: '{"x":1}' }
    store.save(late)
    store.save(early)
    expect(store.list()).toEqual([early, late])
    store.save({ ...late, removed: true })
    expect(store.get('a')).toEqual({ ...late, removed: true })
    expect(store.get('none')).toBeNull()
    database.close()
  })
})
