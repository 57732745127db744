import type { Initialisation } from '../contract/runSpec'
import type { LayerShape } from './matrix'
import type { Network } from './network'
import { createRandom, type Random } from './random'

type Draw = (shape: LayerShape, random: Random) => number

/**
 * How one weight is drawn. Variances are chosen so that signals keep their size from layer to layer.
 * glorot: uniform within ±sqrt(6 / (inputs + outputs)) (Glorot and Bengio, AISTATS 2010, eq. 16); for sigmoid and tanh.
 * he: normal with variance 2 / inputs (He, Zhang, Ren and Sun, ICCV 2015, eq. 10); for relu.
 */
const draws: Readonly<Record<Initialisation, Draw>> = {
  zeros: () => 0,
  glorot: ({ inputs, outputs }, random) => (2 * random.uniform() - 1) * Math.sqrt(6 / (inputs + outputs)),
  he: ({ inputs }, random) => random.normal() * Math.sqrt(2 / inputs),
}

/** The parameters before training: weights from the seed's stream `initialisation`, in the order they lie; biases 0. */
export function initialParameters(network: Network, initialisation: Initialisation, seed: number): Float64Array {
  const parameters = new Float64Array(network.parameterCount)
  const random = createRandom(seed, 'initialisation')
  const draw = draws[initialisation]
  for (const shape of network.shapes) {
    for (let at = shape.weightOffset; at < shape.biasOffset; at++) parameters[at] = draw(shape, random)
  }
  return parameters
}
