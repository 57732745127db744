import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HistoryBuffer } from '@renderer/stores/runs/history'

function piece(from: number, to: number) {
  const epochs = Uint32Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return {
    epochs,
    series: {
      trainLoss: Float64Array.from(epochs, (epoch) => 1 / (epoch + 1)),
      validationLoss: Float64Array.from(epochs, (epoch) => 2 / (epoch + 1)),
    },
  }
}

describe('HistoryBuffer', () => {
  it('holds what was appended, whatever the sizes of the pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        const buffer = new HistoryBuffer(4)
        let next = 0
        for (const size of sizes) {
          buffer.append(piece(next, next + size - 1))
          next += size
        }
        expect(buffer.view()).toEqual(piece(0, next - 1))
      }),
    )
  })

  it('skips epochs that are already there, so that overlapping pieces make one curve', () => {
    const buffer = new HistoryBuffer()
    buffer.append(piece(0, 10))
    buffer.append(piece(5, 12))
    buffer.append(piece(0, 3))
    expect(buffer.view()).toEqual(piece(0, 12))
    expect(buffer.lastEpoch).toBe(12)
  })

  it('copies in proportion to what is appended: room is doubled, not added', () => {
    const buffer = new HistoryBuffer(1)
    const memories = new Set<ArrayBufferLike>()
    for (let epoch = 0; epoch < 10_000; epoch += 1) {
      buffer.append(piece(epoch, epoch))
      memories.add(buffer.view().series['trainLoss']!.buffer)
    }
    expect(memories.size).toBeLessThanOrEqual(15)
  })

  it('takes a series that begins late, and one that ends', () => {
    const buffer = new HistoryBuffer(2)
    buffer.append({ epochs: Uint32Array.of(0), series: { first: Float64Array.of(1) } })
    buffer.append({ epochs: Uint32Array.of(1), series: { second: Float64Array.of(2) } })
    buffer.append({ epochs: Uint32Array.of(2, 3), series: { second: Float64Array.of(3, 4) } })
    expect(buffer.view()).toEqual({
      epochs: Uint32Array.of(0, 1, 2, 3),
      series: { first: Float64Array.of(1, NaN, NaN, NaN), second: Float64Array.of(NaN, 2, 3, 4) },
    })
  })

  it('leaves an earlier view as it was', () => {
    const buffer = new HistoryBuffer(2)
    buffer.append(piece(0, 3))
    const view = buffer.view()
    buffer.append(piece(4, 400))
    expect(view).toEqual(piece(0, 3))
  })
})
