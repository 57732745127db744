import { expect, it } from 'vitest'
import { panelBytes, panelWidth, realBytes, realView, roundUp } from '@shared/engine/network/precision'

it('a row of a panel is two vectors of 16 bytes', () => {
  expect(panelBytes).toBe(32)
  expect(panelWidth('float32')).toBe(8)
  expect(panelWidth('float64')).toBe(4)
})

it.each(['float32', 'float64'] as const)('a view of %s reads and writes the memory in its own size', (precision) => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const view = realView(memory, precision, 64, 3)
  view.set([1.5, -2, 0.25])
  expect(view.BYTES_PER_ELEMENT).toBe(realBytes[precision])
  const bytes = new DataView(memory.buffer)
  const read = (index: number) =>
    precision === 'float32' ? bytes.getFloat32(64 + 4 * index, true) : bytes.getFloat64(64 + 8 * index, true)
  expect([0, 1, 2, 3].map(read)).toEqual([1.5, -2, 0.25, 0])
})

it('roundUp gives the next multiple, and leaves a multiple as it is', () => {
  expect([0, 1, 31, 32, 33, 32.5].map((value) => roundUp(value, 32))).toEqual([0, 32, 32, 32, 64, 64])
})
