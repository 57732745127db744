import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activations, precisions } from '@shared/spec/runSpec'
import { layoutOf } from '@shared/engine/network/layout'
import { createNetwork } from '@shared/engine/network/network'
import { panelStrideOf, panelWidth, realBytes, roundUp } from '@shared/engine/network/precision'
import { planScratch } from '@shared/engine/network/scratch'

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 300 }),
  classes: fc.constantFrom(0, 2, 3, 30),
  hidden: fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 3 }),
  activation: fc.constantFrom(...activations),
  precision: fc.constantFrom(...precisions),
  dropout: fc.constantFrom(0, 0.5),
  shardRows: fc.integer({ min: 1, max: 1000 }),
})

it('the plan gives each buffer room for a block, apart from all others', () => {
  fc.assert(
    fc.property(shapes, ({ inputs, classes, precision, dropout, shardRows, ...spec }) => {
      const network = createNetwork(inputs, classes, spec)
      const layout = layoutOf(network, precision)
      const plan = planScratch(network, { precision, dropout }, layout, shardRows)
      const real = realBytes[precision]
      const { blockRows } = plan
      expect(blockRows % 4).toBe(0)
      /** What the kernels write to, in bytes. */
      const panelsOf = (columns: number) => Math.ceil(columns / panelWidth(precision)) * panelStrideOf(blockRows)
      const block = (index: number) => {
        const { kind, shape } = layout.layers[index]!
        return kind === 'column' ? roundUp(blockRows * real, 32) : panelsOf(shape.outputs)
      }
      const last = layout.layers.length - 1
      const rowWise = last === 0 && layout.layers[0]!.kind === 'column'
      const buffers: [at: number, bytes: number][] = [
        [plan.inputs, rowWise ? blockRows * roundUp(inputs * real, 16) : panelsOf(inputs)],
        [plan.targets, blockRows * Math.max(real, 4)],
        [plan.weights, blockRows * real],
        [plan.zeros, Math.max(inputs, ...layout.layers.map(({ shape }) => shape.outputs)) * real],
        ...plan.outputs.map((at, index): [number, number] => [at, block(index)]),
        ...plan.deltas.map((at, index): [number, number] => [at, block(index)]),
        ...plan.slopes.map((at, index): [number, number] => [at, block(index)]),
        ...plan.dropped.map((at, index): [number, number] => [at, block(index)]),
      ]
      layout.layers.forEach(({ shape, kind }, index) => {
        const at = plan.transposed[index]!
        if (index > 0 && kind === 'panels') buffers.push([at, shape.inputs * shape.outputs * real])
        else expect(at).toBe(0)
      })
      buffers.sort(([a], [b]) => a - b)
      buffers.forEach(([at, bytes], i) => {
        expect(at).toBeGreaterThan(0)
        expect(at + bytes).toBeLessThanOrEqual(buffers[i + 1]?.[0] ?? plan.bytes)
      })
      expect(plan.slopes.length).toBe(spec.activation === 'gelu' ? last : 0)
      expect(plan.dropped.length).toBe(dropout > 0 ? last : 0)
    }),
  )
})

describe('a block', () => {
  const rowsOf = (inputs: number, hidden: number[], shardRows = 1000) => {
    const network = createNetwork(inputs, 2, { hidden, activation: 'relu' })
    return planScratch(network, { precision: 'float32', dropout: 0 }, layoutOf(network, 'float32'), shardRows).blockRows
  }

  it('is smaller for larger networks, within bounds', () => {
    expect(rowsOf(50, [])).toBeLessThanOrEqual(256)
    expect(rowsOf(50, [16])).toBe(256)
    expect(rowsOf(50, [1024])).toBeLessThan(64)
    expect(rowsOf(50, [1024, 1024, 1024])).toBe(16)
  })

  it('is never larger than a shard', () => {
    expect(rowsOf(5, [8], 10)).toBe(12)
    expect(rowsOf(2000, [1024], 1)).toBe(4)
  })
})
