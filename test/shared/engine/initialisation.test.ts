import { describe, expect, it } from 'vitest'
import { initialisations } from '@shared/contract/runSpec'
import { initialParameters } from '@shared/engine/initialisation'
import { createNetwork } from '@shared/engine/network'

const network = createNetwork(100, 2, { hidden: [200, 50], activation: 'tanh', initialisation: 'glorot' })
const weightsOf = (parameters: Float64Array) =>
  network.shapes.map(({ weightOffset, biasOffset }) => parameters.subarray(weightOffset, biasOffset))

const variance = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0) / values.length

describe.each(initialisations)('%s', (name) => {
  const parameters = initialParameters(network, name, 1)

  it('starts every bias at 0', () => {
    for (const { biasOffset, outputs } of network.shapes) {
      expect(parameters.subarray(biasOffset, biasOffset + outputs).every((bias) => bias === 0)).toBe(true)
    }
  })

  it('repeats for the same seed', () => {
    expect(initialParameters(network, name, 1)).toEqual(parameters)
  })
})

it('zeros are zeros', () => {
  expect(initialParameters(network, 'zeros', 5).every((value) => Object.is(value, 0))).toBe(true)
})

it('another seed gives other weights', () => {
  expect(initialParameters(network, 'glorot', 2)).not.toEqual(initialParameters(network, 'glorot', 1))
})

it('glorot stays within its bound, with variance 2 / (inputs + outputs)', () => {
  weightsOf(initialParameters(network, 'glorot', 1)).forEach((weights, layer) => {
    const { inputs, outputs } = network.shapes[layer]!
    const bound = Math.sqrt(6 / (inputs + outputs))
    expect(weights.every((weight) => Math.abs(weight) <= bound)).toBe(true)
    if (weights.length > 5000) expect(variance(weights) * ((inputs + outputs) / 2)).toBeCloseTo(1, 1)
  })
})

it('he has variance 2 / inputs', () => {
  weightsOf(initialParameters(network, 'he', 1)).forEach((weights, layer) => {
    if (weights.length > 5000) expect(variance(weights) * (network.shapes[layer]!.inputs / 2)).toBeCloseTo(1, 1)
  })
})
