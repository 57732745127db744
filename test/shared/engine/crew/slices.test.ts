import fc from 'fast-check'
import { expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { layoutOf } from '@shared/engine/network/layout'
import { createNetwork } from '@shared/engine/network/network'
import { slicesOf } from '@shared/engine/crew/slices'
import { mostTasks } from '@shared/engine/crew/crewState'

const layouts = fc
  .record({
    inputs: fc.integer({ min: 1, max: 700 }),
    classes: fc.constantFrom(0, 2, 5),
    hidden: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 3 }),
    precision: fc.constantFrom(...precisions),
  })
  .map(({ inputs, classes, hidden, precision }) =>
    layoutOf(createNetwork(inputs, classes, { hidden, activation: 'tanh' }), precision),
  )

it('slices cover every byte once, and list every weight and no bias', () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      const slices = slicesOf(layout)
      expect(slices.length).toBeLessThanOrEqual(mostTasks)
      const penalised = new Uint8Array(layout.bytes / 32)
      let next = 0
      for (const { from, bytes, weights } of slices) {
        expect(from).toBe(next)
        expect(bytes > 0 && bytes % 32 === 0).toBe(true)
        next = from + bytes
        for (const stretch of weights) {
          expect(stretch.from >= from && stretch.from + stretch.bytes <= next).toBe(true)
          for (let at = stretch.from; at < stretch.from + stretch.bytes; at += 32) penalised[at / 32]!++
        }
      }
      expect(next).toBe(layout.bytes)
      const expected = new Uint8Array(layout.bytes / 32)
      for (const { weights, weightBytes } of layout.layers) {
        expected.fill(1, weights / 32, (weights + weightBytes) / 32)
      }
      expect(Buffer.compare(penalised, expected)).toBe(0)
    }),
  )
})

it('a small network has one slice, a large one 16 at most', () => {
  const count = (hidden: number[]) =>
    slicesOf(layoutOf(createNetwork(100, 2, { hidden, activation: 'tanh' }), 'float64')).length
  expect(count([])).toBe(1)
  expect(count([200])).toBe(2)
  expect(count([1000, 1000])).toBe(16)
})
