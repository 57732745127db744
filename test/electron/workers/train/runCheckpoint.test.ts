import { Encoder } from 'cbor-x/index-no-eval'
import { describe, expect, it, vi } from 'vitest'
import {
  type RunCheckpoint,
  decodeCheckpoint,
  encodeCheckpoint,
} from '../../../../electron/workers/train/runCheckpoint'

const checkpoint: RunCheckpoint = {
  trainer: {
    epoch: 3,
    batch: 2,
    numbers: { trainLoss: 0.1 + 0.2, validationLoss: Number.NaN, minusZero: -0, bestLoss: Infinity, tiny: 5e-324 },
    arrays: {
      parameters: Float32Array.of(1.1, -0, 3.4e38),
      slot0: Float64Array.of(0.1, -0, 2 ** -1074),
      none: new Float32Array(0),
    },
  },
  losses: { lowest: 0.3, halfway: Number.NaN },
}

describe('run checkpoint', () => {
  it('comes back to the last bit', () => {
    const back = decodeCheckpoint(encodeCheckpoint(checkpoint))
    // toStrictEqual tells 0 from -0 and one kind of array from another.
    expect(back).toStrictEqual(checkpoint)
  })

  it('has bytes of its own', () => {
    const first = encodeCheckpoint(checkpoint)
    const copy = first.slice()
    encodeCheckpoint({ ...checkpoint, losses: { lowest: 9, halfway: 9 } })
    expect(first).toEqual(copy)
    expect(first.buffer.byteLength).toBe(first.byteLength)
  })

  it('is of no use to another version of the engine', async () => {
    const bytes = encodeCheckpoint(checkpoint)
    vi.resetModules()
    vi.doMock('@shared/engine/version', () => ({ engineVersion: 'another' }))
    const other = await import('../../../../electron/workers/train/runCheckpoint')
    expect(other.decodeCheckpoint(bytes)).toBeNull()
    expect([other.isOfAnotherEngine(bytes), other.isOfAnotherEngine(bytes.subarray(0, 50))]).toEqual([true, false])
    vi.doUnmock('@shared/engine/version')
  })

  it('is null where the bytes are something else', () => {
    expect(decodeCheckpoint(Uint8Array.of(1, 2, 3))).toBeNull()
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint).subarray(0, 50))).toBeNull()
    expect(decodeCheckpoint(new Encoder().encode({ engine: '2', epoch: 1 }))).toBeNull()
    expect(decodeCheckpoint(new Uint8Array(0))).toBeNull()
  })
})
