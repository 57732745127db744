import { describe, expect, it } from 'vitest'
import { initialDistributions, initialisations, type NetworkSpec } from '@shared/spec/runSpec'
import { initialParameters } from '@shared/engine/network/initialisation'
import { createNetwork } from '@shared/engine/network/network'
import { createRandom } from '@shared/math/random'

type Start = Pick<NetworkSpec, 'initialisation' | 'initialDistribution'>

const network = createNetwork(100, 2, { hidden: [200, 50], activation: 'tanh' })
const weightsOf = (parameters: Float64Array) =>
  network.shapes.map(({ weightOffset, biasOffset }) => parameters.subarray(weightOffset, biasOffset))
const moment = (values: Float64Array, power: number) =>
  values.reduce((sum, value) => sum + value ** power, 0) / values.length

const variances = {
  glorot: (inputs: number, outputs: number) => 2 / (inputs + outputs),
  he: (inputs: number) => 2 / inputs,
  lecun: (inputs: number) => 1 / inputs,
}

const starts: Start[] = initialisations.flatMap((initialisation) =>
  initialDistributions.map((initialDistribution) => ({ initialisation, initialDistribution })),
)

describe.each(starts)('$initialisation, $initialDistribution', (start) => {
  const parameters = initialParameters(network, start, 1)

  it('starts every bias at 0', () => {
    for (const { biasOffset, outputs } of network.shapes) {
      expect(parameters.subarray(biasOffset, biasOffset + outputs).every((bias) => bias === 0)).toBe(true)
    }
  })

  it('repeats for the same seed, and only zeros do for another', () => {
    expect(initialParameters(network, start, 1)).toEqual(parameters)
    const other = initialParameters(network, start, 2)
    if (start.initialisation === 'zeros') expect(other.every((value) => Object.is(value, 0))).toBe(true)
    else expect(other).not.toEqual(parameters)
  })

  it('has the variance of its paper in the shape of its distribution', () => {
    const { initialisation, initialDistribution } = start
    if (initialisation === 'zeros') return
    weightsOf(parameters).forEach((weights, layer) => {
      const { inputs, outputs } = network.shapes[layer]!
      const variance = variances[initialisation](inputs, outputs)
      const bound = Math.sqrt(3 * variance) * (1 + 1e-15)
      if (initialDistribution === 'uniform') expect(weights.every((weight) => Math.abs(weight) <= bound)).toBe(true)
      if (weights.length < 5000) return
      expect(moment(weights, 2) / variance).toBeCloseTo(1, 1)
      // The kurtosis of the uniform distribution is 9/5, of the normal 3.
      const kurtosis = moment(weights, 4) / moment(weights, 2) ** 2
      expect(Math.abs(kurtosis / (initialDistribution === 'uniform' ? 1.8 : 3) - 1)).toBeLessThan(0.1)
    })
  })
})

it('the initialisation draws one by one, layer after layer, so that what older runs started from stays', () => {
  const { uniform } = createRandom(7, 'initialisation')
  const { normal } = createRandom(7, 'initialisation')
  const glorot = weightsOf(initialParameters(network, { initialisation: 'glorot', initialDistribution: 'uniform' }, 7))
  const he = weightsOf(initialParameters(network, { initialisation: 'he', initialDistribution: 'normal' }, 7))
  network.shapes.forEach(({ inputs, outputs }, layer) => {
    expect(glorot[layer]!.every((weight) => weight === (2 * uniform() - 1) * Math.sqrt(6 / (inputs + outputs)))).toBe(
      true,
    )
    expect(he[layer]!.every((weight) => weight === normal() * Math.sqrt(2 / inputs))).toBe(true)
  })
})
