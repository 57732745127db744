import { classContext, numberContext } from '@shared/evaluation/metricContext'
import type { ClassContext, NumberContext } from '@shared/evaluation/metrics/metric'

/** What can be measured of these probabilities, a list a row, where these are the true classes. */
export function contextOfClasses(
  probabilities: number[][],
  truth: number[],
  weights: number[] | null = null,
): ClassContext {
  const [rows, columns] = [probabilities.length, probabilities[0]?.length ?? 2]
  const matrix = { rows, columns, stride: columns, values: Float64Array.from(probabilities.flat()) }
  // The logarithms of probabilities are logits that give them back.
  const ratios = probabilities.flatMap((shares) =>
    columns === 2 ? [Math.log(shares[1]! / shares[0]!)] : shares.map(Math.log),
  )
  const outputs = columns === 2 ? 1 : columns
  const logits = { rows, columns: outputs, stride: outputs, values: Float64Array.from(ratios) }
  const counts = weights === null ? null : Float64Array.from(weights)
  return classContext({ kind: 'classes', probabilities: matrix, logits }, Uint32Array.from(truth), counts)
}

/** The same of these true and predicted classes, each predicted with a probability of 0.9. */
export function contextOfPredicted(
  classes: number,
  truth: number[],
  predicted: number[],
  weights: number[] | null = null,
): ClassContext {
  const rest = 0.1 / (classes - 1)
  const shares = predicted.map((found) => Array.from({ length: classes }, (_, k) => (k === found ? 0.9 : rest)))
  return contextOfClasses(shares, truth, weights)
}

/** What can be measured of these predicted numbers. */
export function contextOfNumbers(predicted: number[], truth: number[], scale = 1): NumberContext {
  const standardized = Float64Array.from(predicted)
  const scaling = { center: 0, scale }
  return numberContext({ kind: 'numbers', standardized, values: standardized, scaling }, Float64Array.from(truth))
}
