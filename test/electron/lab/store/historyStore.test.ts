import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { History } from '@shared/contract/history'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { type HistoryStore, createHistoryStore } from '../../../../electron/lab/store/historyStore'
import { createRunStore } from '../../../../electron/lab/store/runStore'
import { exampleRun } from '../../../support/examples'
import { historyOf } from '../../../support/histories'

let database: Database
let store: HistoryStore
beforeEach(() => {
  database = openDatabase(null)
  const runs = createRunStore(database)
  for (const id of ['r', 'other']) runs.add({ ...exampleRun, id })
  store = createHistoryStore(database)
})
afterEach(() => database.close())

const valueAt = (epoch: number) => 1 / (epoch + 3)
const piece = (first: number, count: number): History =>
  historyOf(Array.from({ length: count }, (_, index) => ({ epoch: first + index, loss: valueAt(first + index) })))
const rowCount = () =>
  (database.sql.prepare('SELECT count(*) AS count FROM history_piece').get() as { count: number }).count

describe('history store', () => {
  it('gives back what was appended, whatever the sizes of the pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 }), (sizes) => {
        store.rewind('r', -1)
        let next = 0
        for (const size of sizes) {
          store.append('r', piece(next, size))
          next += size
        }
        expect(store.read('r')).toEqual(piece(0, next))
      }),
      { numRuns: 40 },
    )
  })

  it('keeps finite values to the last bit, and what is none as no value', () => {
    const values = Float64Array.of(0.1 + 0.2, 5e-324, -0, Number.MAX_VALUE, Infinity, -Infinity, Number.NaN)
    store.append('r', { epochs: Uint32Array.from(values, (_, epoch) => epoch), series: { loss: values } })
    const { loss } = store.read('r').series
    expect(loss).toEqual(Float64Array.of(0.1 + 0.2, 5e-324, -0, Number.MAX_VALUE, NaN, NaN, NaN))
    expect(Object.is(loss?.[2], -0)).toBe(true)
  })

  it('keeps few rows of a run that brings one epoch at a time', () => {
    for (let epoch = 0; epoch < 1000; epoch++) store.append('r', piece(epoch, 1))
    expect(rowCount()).toBe(4)
    expect(store.read('r')).toEqual(piece(0, 1000))
  })

  it('takes back what comes after an epoch, also within a piece', () => {
    for (const [first, count] of [[0, 300], [300, 20], [320, 400]] as const) store.append('r', piece(first, count)) // prettier-ignore
    for (const kept of [719, 500, 320, 319, 250, 0]) {
      store.rewind('r', kept)
      expect(store.read('r')).toEqual(piece(0, kept + 1))
    }
    store.rewind('r', -1)
    expect(rowCount()).toBe(0)
  })

  it('lets epochs that come again take the place of what was there', () => {
    store.append('r', piece(0, 10))
    store.append('r', historyOf([{ epoch: 4, loss: 44 }]))
    expect(store.read('r').series['loss']).toEqual(Float64Array.of(...[0, 1, 2, 3].map(valueAt), 44))
  })

  it('takes a series that begins late or ends early, and epochs with a gap', () => {
    store.append('r', historyOf([{ epoch: 0, first: 1 }]))
    store.append('r', historyOf([{ epoch: 1, first: 2, second: 3 }]))
    store.append('r', historyOf([{ epoch: 2, second: 4 }, { epoch: 9, second: 5 }])) // prettier-ignore
    expect(store.read('r')).toEqual({
      epochs: Uint32Array.of(0, 1, 2, 9),
      series: { first: Float64Array.of(1, 2, NaN, NaN), second: Float64Array.of(NaN, 3, 4, 5) },
    })
  })

  it('keeps runs apart', () => {
    store.append('r', piece(0, 5))
    store.append('other', piece(0, 3))
    store.rewind('r', 0)
    expect(store.read('other')).toEqual(piece(0, 3))
  })
})
