import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activations } from '@shared/spec/runSpec'
import { initialParameters } from '@shared/engine/network/initialisation'
import { type Matrix, createMatrix } from '@shared/math/matrix'
import { createNetwork } from '@shared/engine/network/network'
import { crossEntropiesOf } from '@shared/engine/predict/predict'
import { networkOutputs } from '@shared/engine/predict/predictor'
import { logistic, partOf, randomPart, relativeError, trainerOn } from '../support'
import { predictProbabilities, predictValues } from './predictRows'

/** The mean cross-entropy in nats. */
function crossEntropyOf(logits: Matrix, classes: Uint32Array): number {
  const losses = crossEntropiesOf(logits, classes)
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

const he = { initialisation: 'he', initialDistribution: 'normal' } as const
const inputsOf = (...rows: number[][]) => partOf(rows, new Array<number>(rows.length).fill(0)).inputs

describe('two classes', () => {
  const network = createNetwork(1, 2, logistic)

  it('are as accurate for the rare class as for the other', () => {
    const { values, columns } = predictProbabilities(network, Float64Array.of(1, 0), inputsOf([50], [-50], [0]))
    expect(columns).toBe(2)
    expect(relativeError(values[0]!, Math.exp(-50))).toBeLessThan(1e-15)
    expect(relativeError(values[3]!, Math.exp(-50))).toBeLessThan(1e-15)
    expect([values[1], values[2], values[4], values[5]]).toEqual([1, 1, 0.5, 0.5])
  })

  it('are certain at logits of ±1e308', () => {
    const inputs = inputsOf([1e308], [-1e308])
    expect([...predictProbabilities(network, Float64Array.of(1, 0), inputs).values]).toEqual([0, 1, 1, 0])
  })
})

it('probabilities sum to 1 and lie within [0, 1], for any network', () => {
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
      const network = createNetwork(inputs, classes, spec)
      const part = randomPart(5, inputs, 1, seed)
      const parameters = initialParameters(network, he, seed).map((value) => value * scale)
      const { values } = predictProbabilities(network, parameters, part.inputs)
      for (let row = 0; row < 5; row++) {
        const probabilities = Array.from(values.subarray(row * classes, (row + 1) * classes))
        expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true)
        expect(Math.abs(probabilities.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-11)
      }
    }),
  )
})

it.each([2, 3])('probabilities of a row are the same bits alone and among 1300 others, with %d classes', (classes) => {
  const network = createNetwork(3, classes, { hidden: [7], activation: 'tanh' })
  const parameters = initialParameters(network, he, 1)
  const { inputs } = randomPart(1300, 3, classes)
  const together = predictProbabilities(network, parameters, inputs)
  for (const row of [0, 511, 512, 1023, 1299]) {
    const one = { rows: 1, columns: 3, stride: 3, values: inputs.values.slice(3 * row, 3 * row + 3) }
    const alone = predictProbabilities(network, parameters, one)
    expect(together.values.slice(row * classes, (row + 1) * classes)).toEqual(alone.values)
  }
})

it('values are x W + b', () => {
  const network = createNetwork(2, 0, logistic)
  const values = predictValues(network, Float64Array.of(2, -0.5, 10), inputsOf([1, 4], [0, 0], [-3, 2]))
  expect([...values]).toEqual([10, 10, 3])
})

describe('cross-entropy', () => {
  it.each([2, 3])('is the loss that training shows, with %d classes', (classes) => {
    const part = randomPart(50, 4, classes)
    const network = { ...logistic, hidden: [6], ...he }
    const trainer = trainerOn(part, { network, classCount: classes })
    const loss = crossEntropyOf(
      networkOutputs(trainer.network, trainer.parameters(), part.inputs),
      part.targets as Uint32Array,
    )
    expect(relativeError(loss, trainer.trainLoss)).toBeLessThan(1e-14)
  })

  it('is exact where the probability is 0, and NaN without rows', () => {
    const network = createNetwork(1, 2, logistic)
    const loss = (inputs: Matrix) =>
      crossEntropyOf(networkOutputs(network, Float64Array.of(1, 0), inputs), new Uint32Array(inputs.rows))
    expect(loss(inputsOf([900], [-40]))).toBe((900 + Math.exp(-40)) / 2)
    expect(loss(createMatrix(0, 1))).toBeNaN()
  })
})

it('prediction refuses inputs and parameters of another network', () => {
  const network = createNetwork(3, 2, logistic)
  expect(() => predictProbabilities(network, new Float64Array(4), createMatrix(1, 2))).toThrow(/3 inputs a row, not 2/)
  expect(() => predictProbabilities(network, new Float64Array(3), createMatrix(1, 3))).toThrow(/4 parameters, not 3/)
  expect(predictProbabilities(network, new Float64Array(4), createMatrix(0, 3)).rows).toBe(0)
})
