import type { InitialDistribution, Initialisation, NetworkSpec } from '../../spec/runSpec'
import type { LayerShape, Network } from './network'
import { type Random, createRandom } from '../../math/random'

/** A variance as a fraction, which leaves its multiples and square root a single rounding each. */
type Variance = [numerator: number, denominator: number]

/**
 * Variances of a layer's weights that let signals keep their size from layer to layer.
 * glorot: 2 / (inputs + outputs) (Glorot and Bengio, AISTATS 2010, eq. 12); for sigmoid and tanh.
 * he: 2 / inputs (He, Zhang, Ren and Sun, ICCV 2015, eq. 10); for relu and its kin.
 * lecun: 1 / inputs (LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998, eq. 16).
 */
const variances: Readonly<Record<Exclude<Initialisation, 'zeros'>, (shape: LayerShape) => Variance>> = {
  glorot: ({ inputs, outputs }) => [2, inputs + outputs],
  he: ({ inputs }) => [2, inputs],
  lecun: ({ inputs }) => [1, inputs],
}

/** One draw of mean 0: uniform within ±sqrt(3 · variance), or normal. */
const draws: Readonly<Record<InitialDistribution, (variance: Variance, random: Random) => number>> = {
  uniform: ([numerator, denominator], random) => (2 * random.uniform() - 1) * Math.sqrt((3 * numerator) / denominator),
  normal: ([numerator, denominator], random) => random.normal() * Math.sqrt(numerator / denominator),
}

/**
 * The parameters before training, in the plain order: weights from the seed's stream `initialisation`, in the order they
 * lie; biases 0.
 */
export function initialParameters(
  network: Pick<Network, 'shapes' | 'parameterCount'>,
  { initialisation, initialDistribution }: Pick<NetworkSpec, 'initialisation' | 'initialDistribution'>,
  seed: number,
): Float64Array {
  const parameters = new Float64Array(network.parameterCount)
  if (initialisation === 'zeros') return parameters
  const random = createRandom(seed, 'initialisation')
  const draw = draws[initialDistribution]
  for (const shape of network.shapes) {
    const variance = variances[initialisation](shape)
    for (let at = shape.weightOffset; at < shape.biasOffset; at++) parameters[at] = draw(variance, random)
  }
  return parameters
}
