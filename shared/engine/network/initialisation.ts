import type { InitialDistribution, Initialisation, NetworkSpec } from '../../spec/runSpec'
import type { LayerShape, Network } from './network'
import { type Random, createRandom } from '../../math/random'

/** A variance as a fraction, which leaves its multiples and square root a single rounding each. */
type Variance = [numerator: number, denominator: number]

/**
 * Variances of a layer's weights that let signals keep their size from layer to layer.
 *
 * For z = Σ_i w_i a_i over n inputs, with independent weights of mean 0, Var z = n · Var w · E a². Where the activation
 * is close to the identity, as tanh is near 0, E a² stays the same from layer to layer for Var w = 1/n (lecun). relu
 * puts half of a symmetric z to 0 and so halves E a², which takes 2/n (he). Backward, derivatives are summed over the
 * outputs and keep their size for 1 / outputs; one variance cannot do both, and glorot takes the mean of inputs and
 * outputs for n. With other variances, signals would grow or shrink by a factor a layer, and saturate or vanish in a
 * deep network.
 *
 * glorot: 2 / (inputs + outputs) (Glorot and Bengio, AISTATS 2010, eq. 12); for sigmoid and tanh.
 * he: 2 / inputs (He, Zhang, Ren and Sun, ICCV 2015, eq. 10); for relu and its kin.
 * lecun: 1 / inputs (LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998, eq. 16).
 */
const variances: Readonly<Record<Exclude<Initialisation, 'zeros'>, (shape: LayerShape) => Variance>> = {
  glorot: ({ inputs, outputs }) => [2, inputs + outputs],
  he: ({ inputs }) => [2, inputs],
  lecun: ({ inputs }) => [1, inputs],
}

/**
 * One draw of mean 0: uniform within ±sqrt(3 · variance), as the variance of a uniform number within ±b is b²/3, or
 * normal.
 */
const draws: Readonly<Record<InitialDistribution, (variance: Variance, random: Random) => number>> = {
  uniform: ([numerator, denominator], random) => (2 * random.uniform() - 1) * Math.sqrt((3 * numerator) / denominator),
  normal: ([numerator, denominator], random) => random.normal() * Math.sqrt(numerator / denominator),
}

/**
 * The parameters before training, in the plain order: weights from the seed's stream `initialisation`, in the order
 * they lie; biases 0. They are drawn in float64 and in the plain order, whatever the precision and the layout, so that
 * a float32 run starts from the rounded weights of the float64 run. Zeros suit logistic regression, whose loss is
 * convex; in a hidden layer all units would then have the same derivative for ever, and be one unit.
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
