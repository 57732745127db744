import { predictedClass } from '../engine/predict/predictedClass'
import type { Predicted } from './fittedModel'

/** The columns that a model adds to a table. Classes: the probability of each, then the predicted one. A number: the predicted one. */
export function predictionColumns(classes: readonly string[]): string[] {
  return [...classes.map((name) => `p(${name})`), 'predicted']
}

/** The cells of these columns for a row of what was predicted; null where a prediction is not a finite number. */
export function predictionCells(predicted: Predicted, classes: readonly string[], row: number): string[] | null {
  if (predicted.kind === 'numbers') {
    const value = predicted.values[row] as number
    return Number.isFinite(value) ? [String(value)] : null
  }
  const { probabilities } = predicted
  const start = row * probabilities.stride
  const shares = Array.from(probabilities.values.subarray(start, start + classes.length))
  return shares.every(Number.isFinite)
    ? [...shares.map(String), classes[predictedClass(probabilities, row)] ?? '']
    : null
}
