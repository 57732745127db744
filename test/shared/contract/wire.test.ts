import { describe, expect, it } from 'vitest'
import { decodeMessage, encodeMessage } from '@shared/contract/wire'

describe('wire', () => {
  it('carries typed arrays as typed arrays, to the last bit', () => {
    const value = {
      epochs: Uint32Array.of(0, 1, 4294967295),
      trainLoss: Float64Array.of(0.1, Number.NaN, -0, 1e308),
      values: Float32Array.of(0.5, 0.25),
      chunk: Uint8Array.of(1, 2, 255),
      nothing: null,
    }
    const back = decodeMessage(encodeMessage({ id: 1, name: 'x', args: value })) as { args: typeof value }
    expect(back.args.epochs).toEqual(value.epochs)
    expect(back.args.trainLoss).toEqual(value.trainLoss)
    expect(Object.is(back.args.trainLoss[2], -0)).toBe(true)
    expect(back.args.values).toEqual(value.values)
    expect(back.args.chunk).toBeInstanceOf(Uint8Array)
    expect(back.args.chunk).toEqual(value.chunk)
    expect(back.args.nothing).toBeNull()
  })

  it('refuses bytes that are not a message', () => {
    expect(() => decodeMessage(Uint8Array.of(0x1c))).toThrow()
    expect(() => decodeMessage(new Uint8Array(0))).toThrow()
  })
})
