import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluationShards, shardsFilled, shardsOf } from '@shared/engine/crew/shards'

describe('shards of a batch', () => {
  const batches = fc.integer({ min: 1, max: 1_000_000 })
  const networks = fc.integer({ min: 2, max: 4_000_000 })

  it('hold every row once, in whole fours but for the last', () => {
    fc.assert(
      fc.property(batches, networks, fc.constantFrom(4, 8), (rows, parameters, size) => {
        const shards = shardsOf(rows, parameters, parameters * size)
        expect(shards.rows % 4).toBe(0)
        expect(shards.count).toBeGreaterThanOrEqual(1)
        expect(shards.count).toBeLessThanOrEqual(16)
        const filled = shardsFilled(shards, rows)
        expect(filled).toBeLessThanOrEqual(shards.count)
        expect(filled * shards.rows).toBeGreaterThanOrEqual(rows)
        expect((filled - 1) * shards.rows).toBeLessThan(rows)
      }),
    )
  })

  it('are one for small work, more for large', () => {
    expect(shardsOf(32, 353, 353 * 4)).toEqual({ count: 1, rows: 32 })
    expect(shardsOf(100, 3, 24).count).toBe(1)
    expect(shardsOf(100_000, 51, 408).count).toBe(16)
    // Few rows are not cut into shreds, however large the network.
    expect(shardsOf(128, 1_000_000, 4_000_000).count).toBe(2)
  })

  it('of a large network take little memory: four gradients, or 16 MiB', () => {
    fc.assert(
      fc.property(batches, networks, (rows, parameters) => {
        const { count } = shardsOf(rows, parameters, parameters * 8)
        expect(count <= 4 || count * parameters * 8 <= 2 ** 24).toBe(true)
      }),
    )
  })

  it('a short last batch fills as many as it needs', () => {
    const shards = { count: 4, rows: 100 }
    expect([400, 301, 300, 100, 1].map((rows) => shardsFilled(shards, rows))).toEqual([4, 4, 3, 1, 1])
  })
})

it('a part is evaluated in at most 16 stretches of whole fours, one for few rows', () => {
  expect(evaluationShards(1)).toEqual({ count: 1, rows: 4 })
  expect(evaluationShards(2047)).toEqual({ count: 1, rows: 2048 })
  expect(evaluationShards(2048)).toEqual({ count: 2, rows: 1024 })
  expect(evaluationShards(1_000_000)).toEqual({ count: 16, rows: 62_500 })
})
