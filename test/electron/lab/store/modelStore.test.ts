import { describe, expect, it } from 'vitest'
import type { ModelSummary } from '@shared/contract/model'
import { openDatabase } from '../../../../electron/lab/store/database'
import { createModelStore } from '../../../../electron/lab/store/modelStore'

const model: ModelSummary = {
  id: 'a',
  name: 'tanh 8',
  target: 'y',
  classes: ['0', '1'],
  features: ['x'],
  hidden: [8],
  activation: 'tanh',
  datasetName: 'example.csv',
  trainingRows: 60,
  fingerprint: 'f'.repeat(16),
  addedAt: '2026-02-01',
  removed: false,
}

describe('model store', () => {
  it('keeps models in the order in which they came, also where the clock was set back, and removes and restores them', () => {
    const database = openDatabase(null)
    const store = createModelStore(database)
    const early = { ...model, id: 'b', addedAt: '2026-01-01' }
    store.save(model, '{}')
    store.save(early, '{"x":1}')
    expect(store.list()).toEqual([model, early])
    store.setRemoved('a', true)
    expect(store.get('a')).toEqual({ ...model, removed: true })
    // Opened again, a removed model is back.
    store.save(model, '{}')
    expect(store.get('a')).toEqual(model)
    expect([store.text('b'), store.text('none'), store.get('none')]).toEqual(['{"x":1}', null, null])
    database.close()
  })
})
