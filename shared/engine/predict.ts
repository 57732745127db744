import { sigmoid } from './elementary'
import { createForward } from './forward'
import { softmax } from './losses'
import { createMatrix, type Matrix } from './matrix'
import type { Network } from './network'

/**
 * The probability of each class, rows × classes. For two classes both columns come from the logit, sigmoid(-z) and
 * sigmoid(z), so that the smaller one is as accurate as the larger.
 * Each row's result depends on that row only, to the last bit: how rows are cut into tables or blocks does not matter.
 *
 * @throws RangeError where the inputs or the parameters are not of the network's size.
 */
export function predictProbabilities(network: Network, parameters: Float64Array, inputs: Matrix): Matrix {
  const { classes, outputs } = network
  if (inputs.columns !== network.inputs || inputs.values.length !== inputs.rows * inputs.columns) {
    throw new RangeError(`The network takes ${network.inputs} inputs a row, not ${inputs.columns}.`)
  }
  if (parameters.length !== network.parameterCount) {
    throw new RangeError(`The network has ${network.parameterCount} parameters, not ${parameters.length}.`)
  }
  const forward = createForward(network)
  const probabilities = createMatrix(inputs.rows, classes)
  const { values } = probabilities
  for (let start = 0; start < inputs.rows; start += forward.blockRows) {
    const count = Math.min(forward.blockRows, inputs.rows - start)
    const logits = forward.run(parameters, inputs.values, start, count)
    for (let row = 0; row < count; row++) {
      const at = (start + row) * classes
      if (outputs === 1) {
        const z = logits[row] as number
        values[at] = sigmoid(-z)
        values[at + 1] = sigmoid(z)
      } else {
        softmax(logits, row * outputs, outputs, logits)
        values.set(logits.subarray(row * outputs, (row + 1) * outputs), at)
      }
    }
  }
  return probabilities
}
