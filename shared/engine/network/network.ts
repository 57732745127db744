import { LabError } from '../../contract/labError'
import { limits } from '../../spec/limits'
import type { Layer } from '../../contract/run'
import type { Activation, NetworkSpec } from '../../spec/runSpec'

/** Where one layer's weights and biases lie in the array of all parameters. */
export interface LayerShape {
  inputs: number
  outputs: number
  /** Index of weight (0, 0); weight (input, output) follows at `input * outputs + output`. */
  weightOffset: number
  /** Index of the bias of output 0. */
  biasOffset: number
}

/** What the last layer's sums are turned into: a probability, a share for each class, or nothing. */
export type OutputKind = 'sigmoid' | 'softmax' | 'linear'

/**
 * The shape of a feed-forward network: a_0 = x, a_l = f(a_(l-1) W_l + b_l) for hidden layers, and z = a_L W + b at the
 * end. All its parameters live in one Float64Array, in the plain order: layer by layer the weights, [input][output] row
 * by row, then the biases.
 *
 * Two classes have one output, the logit of class 1: with two outputs only their difference would count, σ(z_1 - z_0),
 * and half of the last layer's parameters would say nothing. More classes have one logit each.
 */
export interface Network {
  inputs: number
  /** Units of each hidden layer; empty is logistic regression. */
  hidden: number[]
  activation: Activation
  /** 0 for a target that is a number. */
  classes: number
  output: OutputKind
  /** Outputs of the last layer: one for a number and for two classes, else one a class. */
  outputs: number
  shapes: LayerShape[]
  parameterCount: number
}

/**
 * The network for a number of inputs and classes; a layer takes (inputs + 1) · outputs parameters.
 * @param classes how many; 0 is a target that is a number
 * @throws LabError bad-target for a single class, bad-features for no inputs, bad-setting for more parameters
 * than `limits.parameters`.
 */
export function createNetwork(
  inputs: number,
  classes: number,
  spec: Pick<NetworkSpec, 'hidden' | 'activation'>,
): Network {
  if (classes === 1) throw new LabError('bad-target', 'The target needs at least two classes to tell apart.')
  if (inputs < 1) throw new LabError('bad-features', 'The network needs at least one input.')
  const output = classes === 0 ? 'linear' : classes === 2 ? 'sigmoid' : 'softmax'
  const outputs = output === 'softmax' ? classes : 1
  const shapes: LayerShape[] = []
  let offset = 0
  let width = inputs
  for (const units of [...spec.hidden, outputs]) {
    const biasOffset = offset + width * units
    shapes.push({ inputs: width, outputs: units, weightOffset: offset, biasOffset })
    offset = biasOffset + units
    width = units
  }
  if (offset > limits.parameters) {
    const most = limits.parameters.toLocaleString('en-US')
    throw new LabError(
      'bad-setting',
      `This network would have ${offset.toLocaleString('en-US')} parameters; at most ${most} are allowed. Use fewer or smaller hidden layers, or fewer features.`,
      'network.hidden',
    )
  }
  const { activation } = spec
  return { inputs, hidden: [...spec.hidden], activation, classes, output, outputs, shapes, parameterCount: offset }
}

/** The parameters as nested lists, for people and files. */
export function layersOf(network: Network, parameters: Float64Array): Layer[] {
  return network.shapes.map(({ inputs, outputs, weightOffset, biasOffset }) => ({
    weights: Array.from({ length: inputs }, (_, input) => {
      const start = weightOffset + input * outputs
      return Array.from(parameters.subarray(start, start + outputs))
    }),
    bias: Array.from(parameters.subarray(biasOffset, biasOffset + outputs)),
  }))
}

/**
 * The inverse of `layersOf`.
 * @throws LabError bad-model where a layer is missing, has another shape or holds a number that is not finite.
 */
export function parametersOf(network: Network, layers: Layer[]): Float64Array {
  if (layers.length !== network.shapes.length) {
    throw new LabError('bad-model', `The model has ${layers.length} layers where ${network.shapes.length} are needed.`)
  }
  const parameters = new Float64Array(network.parameterCount)
  network.shapes.forEach(({ inputs, outputs, weightOffset, biasOffset }, index) => {
    const { weights, bias } = layers[index] as Layer
    const name = `Layer ${index + 1} of the model`
    if (weights.length !== inputs || weights.some((row) => row.length !== outputs) || bias.length !== outputs) {
      throw new LabError('bad-model', `${name} must have ${inputs} × ${outputs} weights and ${outputs} biases.`)
    }
    weights.forEach((row, input) => parameters.set(row, weightOffset + input * outputs))
    parameters.set(bias, biasOffset)
    if (!parameters.subarray(weightOffset, biasOffset + outputs).every(Number.isFinite)) {
      throw new LabError('bad-model', `${name} holds a number that is not finite.`)
    }
  })
  return parameters
}
