import { log } from '../math/elementary'
import type { RealArray } from '../math/matrix'
import { accurateSum } from '../math/statistics'
import { probabilitiesOf } from '../engine/predict/predict'
import type { Scaling } from '../data/preparation/standardization'
import type { Predicted } from '../model/fittedModel'

/** The best answer that uses no feature: the shares of the classes; or the mean, on the scale that the network learns. */
export type ConstantAnswer = { kind: 'shares'; shares: number[] } | { kind: 'mean'; mean: number }

/**
 * @param truth class indices, or numbers on the scale that the network learns
 * @returns null without rows that count
 */
export function constantAnswer(
  truth: Uint32Array | RealArray,
  classes: number,
  weights: RealArray | null,
): ConstantAnswer | null {
  const weight = (row: number) => (weights === null ? 1 : (weights[row] as number))
  const total = accurateSum(truth.length, weight)
  if (!(total > 0)) return null
  if (!(truth instanceof Uint32Array)) {
    return { kind: 'mean', mean: accurateSum(truth.length, (row) => weight(row) * (truth[row] as number)) / total }
  }
  const sums = new Array<number>(classes).fill(0)
  truth.forEach((of, row) => (sums[of] = (sums[of] as number) + weight(row)))
  return { kind: 'shares', shares: sums.map((sum) => sum / total) }
}

/** The same answer for so many rows, as a model would give it. */
export function constantPredictions(answer: ConstantAnswer, rows: number, scaling: Scaling | null): Predicted {
  if (answer.kind === 'mean') {
    const standardized = new Float64Array(rows).fill(answer.mean)
    return { kind: 'numbers', standardized, values: standardized, scaling: scaling ?? { center: 0, scale: 1 } }
  }
  const { shares } = answer
  const [other = 0, event = 0] = shares
  const row = shares.length === 2 ? [log(event) - log(other)] : shares.map(log)
  const values = new Float64Array(rows * row.length)
  for (let at = 0; at < values.length; at++) values[at] = row[at % row.length] as number
  const logits = { rows, columns: row.length, stride: row.length, values }
  return { kind: 'classes', logits, probabilities: probabilitiesOf(logits) }
}
