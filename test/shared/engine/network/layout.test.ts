import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { fromLayout, layoutOf, toLayout } from '@shared/engine/network/layout'
import { createNetwork } from '@shared/engine/network/network'

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 20 }),
  classes: fc.constantFrom(0, 2, 3, 9),
  hidden: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
})
const networkOf = ({ inputs, classes, hidden }: { inputs: number; classes: number; hidden: number[] }) =>
  createNetwork(inputs, classes, { hidden, activation: 'tanh' })

describe.each(precisions)('in %s', (precision) => {
  const arrayOf = (bytes: number) =>
    precision === 'float32' ? new Float32Array(bytes / 4) : new Float64Array(bytes / 8)

  it('parameters come back as they were, and the padding between stays 0', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const network = networkOf(shape)
        const layout = layoutOf(network, precision)
        const plain = Float64Array.from({ length: network.parameterCount }, (_, i) => i + 1)
        const laidOut = arrayOf(layout.bytes)
        toLayout(layout, plain, laidOut)
        expect(fromLayout(layout, laidOut, network.parameterCount)).toEqual(plain)
        // Every parameter has an index of its own.
        expect(laidOut.filter((value) => value !== 0).length).toBe(network.parameterCount)
      }),
    )
  })

  it('layers lie one after the other on multiples of 32 bytes, biases behind their weights', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { layers, bytes } = layoutOf(networkOf(shape), precision)
        let next = 0
        for (const { weights, weightBytes, biases, biasBytes } of layers) {
          expect(weights).toBe(next)
          expect(biases).toBe(weights + weightBytes)
          expect(weightBytes % 32 === 0 && biasBytes % 32 === 0).toBe(true)
          next = biases + biasBytes
        }
        expect(bytes).toBe(next)
      }),
    )
  })
})

it('weights of panels lie input by input, those of a single output one after the other', () => {
  const network = createNetwork(2, 2, { hidden: [5], activation: 'tanh' })
  const layout = layoutOf(network, 'float64')
  expect(layout.layers.map(({ kind }) => kind)).toEqual(['panels', 'column'])
  const laidOut = new Float64Array(layout.bytes / 8)
  toLayout(
    layout,
    Float64Array.from({ length: 21 }, (_, i) => i + 1),
    laidOut,
  )
  // Panels of four: units 1 to 4 for both inputs, then unit 5.
  expect([...laidOut.subarray(0, 16)]).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 5, 0, 0, 0, 10, 0, 0, 0])
  expect([...laidOut.subarray(16, 24)]).toEqual([11, 12, 13, 14, 15, 0, 0, 0])
  expect([...laidOut.subarray(24)]).toEqual([16, 17, 18, 19, 20, 0, 0, 0, 21, 0, 0, 0])
})

it('a layer of one unit that is not the last has panels', () => {
  const { layers } = layoutOf(createNetwork(3, 2, { hidden: [1], activation: 'tanh' }), 'float32')
  expect(layers.map(({ kind }) => kind)).toEqual(['panels', 'column'])
})
