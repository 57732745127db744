import { crossEntropy, softmax } from './classProbabilities'
import { sigmoid } from '../../math/elementary'
import { type Matrix, type RowBlocks, createMatrix } from '../../math/matrix'
import type { Network } from '../network/network'
import { networkOutputs } from './predictor'

/**
 * The probability of each class, rows × classes, in float64. For two classes both columns come from the logit,
 * sigmoid(-z) and sigmoid(z), so that the smaller one is as accurate as the larger.
 * @throws RangeError where the inputs or the parameters are not of the network's size
 */
export function predictProbabilities(network: Network, parameters: Float64Array, inputs: Matrix | RowBlocks): Matrix {
  const { classes, outputs } = network
  const logits = networkOutputs(network, parameters, inputs).values
  const probabilities = createMatrix(inputs.rows, classes)
  const { values } = probabilities
  for (let row = 0; row < inputs.rows; row++) {
    if (outputs === 1) {
      const z = logits[row] as number
      values[2 * row] = sigmoid(-z)
      values[2 * row + 1] = sigmoid(z)
    } else softmax(logits, row * outputs, outputs, logits)
  }
  if (outputs > 1) values.set(logits)
  return probabilities
}

/**
 * The predicted number of each row, on the scale of the prepared target: the last layer's sum is the prediction, as it
 * is.
 */
export function predictValues(network: Network, parameters: Float64Array, inputs: Matrix | RowBlocks): Float64Array {
  return Float64Array.from(networkOutputs(network, parameters, inputs).values)
}

/**
 * The mean cross-entropy in nats, from logits: it has its figures where a probability would round to 0 or 1. Every row
 * counts once, in the order of the rows. NaN without rows.
 */
export function crossEntropyOf(
  network: Network,
  parameters: Float64Array,
  inputs: Matrix | RowBlocks,
  classes: Uint32Array,
): number {
  const logits = networkOutputs(network, parameters, inputs).values
  let sum = 0
  for (let row = 0; row < inputs.rows; row++) {
    sum += crossEntropy(logits, row * network.outputs, network.outputs, classes[row] as number)
  }
  return sum / inputs.rows
}
