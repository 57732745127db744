import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activations } from '@shared/contract/runSpec'
import { initialParameters } from '@shared/engine/initialisation'
import { createNetwork } from '@shared/engine/network'
import { predictProbabilities } from '@shared/engine/predict'
import { relativeError, randomPart, logistic } from './support'

describe('two classes', () => {
  const network = createNetwork(1, 2, logistic)

  it('are as accurate for the rare class as for the other', () => {
    const inputs = { rows: 3, columns: 1, values: Float64Array.of(50, -50, 0) }
    const { values, columns } = predictProbabilities(network, Float64Array.of(1, 0), inputs)
    expect(columns).toBe(2)
    expect(relativeError(values[0]!, Math.exp(-50))).toBeLessThan(1e-15)
    expect(relativeError(values[3]!, Math.exp(-50))).toBeLessThan(1e-15)
    expect([values[1], values[2], values[4], values[5]]).toEqual([1, 1, 0.5, 0.5])
  })

  it('are certain at logits of ±1e308', () => {
    const inputs = { rows: 2, columns: 1, values: Float64Array.of(1e308, -1e308) }
    expect([...predictProbabilities(network, Float64Array.of(1, 0), inputs).values]).toEqual([0, 1, 1, 0])
  })
})

it('sum to 1 and lie within [0, 1], for any network', () => {
  const width = fc.integer({ min: 1, max: 20 })
  const shapes = fc.record({
    inputs: width,
    classes: fc.integer({ min: 2, max: 12 }),
    hidden: fc.array(width, { maxLength: 3 }),
    activation: fc.constantFrom(...activations),
    scale: fc.constantFrom(0.1, 1, 30, 1e5),
    seed: fc.nat(1e6),
  })
  fc.assert(
    fc.property(shapes, ({ inputs, classes, scale, seed, ...spec }) => {
      const network = createNetwork(inputs, classes, { ...spec, initialisation: 'he' })
      const part = randomPart(5, inputs, 1, seed)
      const parameters = initialParameters(network, 'he', seed).map((value) => value * scale)
      const { values } = predictProbabilities(network, parameters, part.inputs)
      for (let row = 0; row < 5; row++) {
        const probabilities = values.subarray(row * classes, (row + 1) * classes)
        expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true)
        expect(Math.abs(probabilities.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-11)
      }
    }),
  )
})

it.each([2, 3])('of a row are the same bits alone and among 1300 others, with %d classes', (classes) => {
  const network = createNetwork(3, classes, { hidden: [7], activation: 'tanh', initialisation: 'glorot' })
  const parameters = initialParameters(network, 'glorot', 1)
  const { inputs } = randomPart(1300, 3, classes)
  const together = predictProbabilities(network, parameters, inputs)
  for (const row of [0, 511, 512, 1023, 1299]) {
    const one = { rows: 1, columns: 3, values: inputs.values.slice(3 * row, 3 * row + 3) }
    const alone = predictProbabilities(network, parameters, one)
    expect(together.values.slice(row * classes, (row + 1) * classes)).toEqual(alone.values)
  }
})

it('refuses inputs and parameters of another network', () => {
  const network = createNetwork(3, 2, logistic)
  const inputs = { rows: 1, columns: 2, values: new Float64Array(2) }
  expect(() => predictProbabilities(network, new Float64Array(4), inputs)).toThrow(/3 inputs a row, not 2/)
  const right = { rows: 1, columns: 3, values: new Float64Array(3) }
  expect(() => predictProbabilities(network, new Float64Array(3), right)).toThrow(/4 parameters, not 3/)
  expect(
    predictProbabilities(network, new Float64Array(4), { rows: 0, columns: 3, values: new Float64Array() }).rows,
  ).toBe(0)
})
