import { crossEntropy, softmax } from './classProbabilities'
import { sigmoid } from '../../math/elementary'
import { type Matrix, createMatrix } from '../../math/matrix'

/**
 * The probability of each class, rows × classes, in float64, from what `networkOutputs` gives. A single logit is that of
 * the second of two classes; both columns come from it, sigmoid(-z) and sigmoid(z), so that the smaller one is as
 * accurate as the larger.
 */
export function probabilitiesOf({ rows, columns, values: logits }: Matrix): Matrix {
  const probabilities = createMatrix(rows, columns === 1 ? 2 : columns)
  const { values } = probabilities
  for (let row = 0; row < rows; row++) {
    if (columns === 1) {
      const z = logits[row] as number
      values[2 * row] = sigmoid(-z)
      values[2 * row + 1] = sigmoid(z)
    } else softmax(logits, row * columns, columns, values)
  }
  return probabilities
}

/** The cross-entropy of each row in nats, from its logits: it has its figures where a probability would round to 0 or 1. */
export function crossEntropiesOf({ columns, values: logits }: Matrix, classes: Uint32Array): Float64Array {
  return Float64Array.from(classes, (of, row) => crossEntropy(logits, row * columns, columns, of))
}
