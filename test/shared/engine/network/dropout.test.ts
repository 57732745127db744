import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { createDropout } from '@shared/engine/network/dropout'
import { panelBlock } from '@shared/engine/network/layers'
import { panelWidth, realBytes, realView } from '@shared/engine/network/precision'
import { createKernels } from '@shared/kernels/kernels'

const panels = 4

describe.each(precisions)('dropout in %s', (precision) => {
  const memory = new WebAssembly.Memory({ initial: 8, maximum: 8, shared: true })
  const kernels = createKernels(precision, memory)
  const width = panelWidth(precision)
  const size = realBytes[precision]
  const all = realView(memory, precision, 0, memory.buffer.byteLength / size)

  /** What becomes of ones: row after row, unit after unit. */
  function maskOf({ share = 0.3, seed = 1, epoch = 0, layer = 0, first = 0, rows = 256 } = {}): number[][] {
    const block = panelBlock(64, rows, panels)
    all.fill(1)
    createDropout(kernels, { dropout: share }, seed).maskOf(epoch, first)(layer, block)
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: panels * width }, (_, unit) => {
        const panel = (Math.floor(unit / width) * block.panelStride) / size
        return all[64 / size + panel + row * width + (unit % width)]!
      }),
    )
  }

  it.each([0.1, 0.3, 0.5, 0.9])('drops a share of %d and scales the others, so that the mean stays', (share) => {
    const values = maskOf({ share }).flat()
    const kept = precision === 'float32' ? Math.fround(1 / (1 - share)) : 1 / (1 - share)
    expect(values.every((value) => value === 0 || Math.abs(value - kept) < 1e-6)).toBe(true)
    const dropped = values.filter((value) => value === 0).length / values.length
    // Five standard deviations of the share among so many.
    expect(Math.abs(dropped - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / values.length))
  })

  it('does not depend on how the rows are cut into blocks', () => {
    const whole = maskOf({ rows: 40 })
    expect([...maskOf({ rows: 12 }), ...maskOf({ first: 12, rows: 28 })]).toEqual(whole)
    expect(maskOf({ first: 37, rows: 3 })).toEqual(whole.slice(37))
  })

  it('is the same again, and another for another seed, epoch, layer or position', () => {
    const text = (given: Parameters<typeof maskOf>[0]) => JSON.stringify(maskOf({ rows: 16, ...given }))
    expect(text({})).toBe(text({}))
    const others = [{}, { seed: 2 }, { epoch: 1 }, { layer: 1 }, { first: 16 }, { seed: 0, epoch: 1 }].map(text)
    expect(new Set(others).size).toBe(others.length)
  })

  it('neither neighbouring rows, units nor epochs go together', () => {
    const share = 0.5
    const one = maskOf({ share }).map((row) => row.map((value) => (value === 0 ? -1 : 1)))
    const next = maskOf({ share, epoch: 1 }).map((row) => row.map((value) => (value === 0 ? -1 : 1)))
    const correlation = (other: (row: number, unit: number) => number | undefined) => {
      let sum = 0
      let count = 0
      one.forEach((row, r) =>
        row.forEach((value, u) => {
          const second = other(r, u)
          if (second === undefined) return
          sum += value * second
          count++
        }),
      )
      return Math.abs(sum / count) * Math.sqrt(count)
    }
    // In standard deviations of a mean of independent signs.
    expect(correlation((r, u) => one[r + 1]?.[u])).toBeLessThan(5)
    expect(correlation((r, u) => one[r]?.[u + 1])).toBeLessThan(5)
    expect(correlation((r, u) => one[r]?.[u + width])).toBeLessThan(5)
    expect(correlation((r, u) => next[r]?.[u])).toBeLessThan(5)
  })
})
