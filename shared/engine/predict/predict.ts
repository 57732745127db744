import { crossEntropy, softmax } from './classProbabilities'
import { sigmoid } from '../../math/elementary'
import { type Matrix, type RealArray, createMatrix } from '../../math/matrix'

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

/**
 * The mean cross-entropy in nats, from logits: it has its figures where a probability would round to 0 or 1. Every row
 * counts by its weight, without weights once, in the order of the rows. NaN without rows.
 */
export function crossEntropyOf(
  { rows, columns, values: logits }: Matrix,
  classes: Uint32Array,
  weights: RealArray | null = null,
): number {
  let sum = 0
  let total = 0
  for (let row = 0; row < rows; row++) {
    const weight = weights === null ? 1 : (weights[row] as number)
    // A row that does not count may cost an infinite loss.
    if (weight > 0) sum += weight * crossEntropy(logits, row * columns, columns, classes[row] as number)
    total += weight
  }
  return sum / total
}
