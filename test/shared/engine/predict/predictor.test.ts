import fc from 'fast-check'
import { expect, it } from 'vitest'
import { activations } from '@shared/spec/runSpec'
import { initialParameters } from '@shared/engine/network/initialisation'
import { createNetwork } from '@shared/engine/network/network'
import { networkOutputs } from '@shared/engine/predict/predictor'
import { plainSums, rowOf } from '../plainNetwork'
import { randomPart } from '../support'

const he = { initialisation: 'he', initialDistribution: 'normal' } as const
const width = fc.integer({ min: 1, max: 18 })
const shapes = fc.record({
  inputs: width,
  classes: fc.constantFrom(0, 2, 3, 9),
  hidden: fc.array(width, { maxLength: 3 }),
  activation: fc.constantFrom(...activations),
  rows: fc.integer({ min: 0, max: 20 }),
  seed: fc.nat(1000),
})

it('an output is what the plain formulas say, whatever network was asked before', () => {
  // One memory serves all networks: nothing of the last one may be left.
  fc.assert(
    fc.property(shapes, ({ inputs, classes, rows, seed, ...spec }) => {
      const network = createNetwork(inputs, classes, spec)
      const parameters = initialParameters(network, he, seed).map((value) => value + 0.1)
      const part = randomPart(rows, inputs, 2, seed)
      const outputs = networkOutputs(network, parameters, part.inputs)
      expect([outputs.rows, outputs.columns]).toEqual([rows, network.outputs])
      for (let row = 0; row < rows; row++) {
        const expected = plainSums(network, parameters, rowOf(part, row)).at(-1)!
        expected.forEach((value, k) => {
          const found = outputs.values[row * network.outputs + k]!
          expect(Math.abs(found - value)).toBeLessThan(1e-11 * Math.max(1, Math.abs(value)))
        })
      }
    }),
  )
})

it.each([[[]], [[5]]])('rows beyond a chunk are as good as those within, with layers of %j', (hidden) => {
  const network = createNetwork(3, 3, { hidden, activation: 'tanh' })
  const parameters = initialParameters(network, he, 1)
  const { inputs } = randomPart(4097 + 50, 3, 2)
  const together = networkOutputs(network, parameters, inputs).values
  for (const [from, to] of [[0, 1], [4090, 4100], [4096, 4097], [4146, 4147]] as const) {
    const some = { rows: to - from, columns: 3, stride: 3, values: inputs.values.slice(3 * from, 3 * to) }
    expect(networkOutputs(network, parameters, some).values).toEqual(together.slice(3 * from, 3 * to))
  } // prettier-ignore
})

it('the predictor reads inputs by their stride and in either precision, and writes to none', () => {
  const network = createNetwork(3, 2, { hidden: [4], activation: 'relu' })
  const parameters = initialParameters(network, he, 1)
  const { inputs } = randomPart(10, 3, 2)
  const values = new Float32Array(80).fill(NaN)
  for (let row = 0; row < 10; row++) values.set(inputs.values.subarray(3 * row, 3 * row + 3), 8 * row)
  const wide = { rows: 10, columns: 3, stride: 8, values }
  const copy = values.slice()
  const rounded = { ...inputs, values: Float64Array.from(inputs.values, Math.fround) }
  expect(networkOutputs(network, parameters, wide)).toEqual(networkOutputs(network, parameters, rounded))
  expect(values).toEqual(copy)
})
