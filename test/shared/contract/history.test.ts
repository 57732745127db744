import { describe, expect, it } from 'vitest'
import { HistoryBatch, historySchema, lastValues } from '@shared/contract/history'

describe('a history', () => {
  it('is series of typed arrays, whatever their names', () => {
    const history = {
      epochs: Uint32Array.of(0),
      series: { trainLoss: Float64Array.of(0.7), 'anything else': Float64Array.of(Number.NaN) },
    }
    expect(historySchema.parse(history)).toEqual(history)
    expect(historySchema.safeParse({ ...history, series: { trainLoss: [0.7] } }).success).toBe(false)
  })

  it('gives what was measured after its last epoch', () => {
    const series = { a: Float64Array.of(1, 2), b: Float64Array.of(3, 4) }
    expect(lastValues({ epochs: Uint32Array.of(0, 1), series })).toEqual({ a: 2, b: 4 })
    expect(lastValues({ epochs: new Uint32Array(), series: { a: new Float64Array() } })).toEqual({})
  })
})

describe('a batch of epochs', () => {
  it('becomes a history, and begins anew', () => {
    const batch = new HistoryBatch()
    batch.add(4, { a: 1 })
    batch.add(5, { a: 2, b: 3 })
    batch.add(6, { b: 4 })
    expect(batch).toHaveLength(3)
    expect(batch.take()).toEqual({
      epochs: Uint32Array.of(4, 5, 6),
      series: { a: Float64Array.of(1, 2, Number.NaN), b: Float64Array.of(Number.NaN, 3, 4) },
    })
    expect(batch.take()).toEqual({ epochs: new Uint32Array(), series: {} })
  })
})
