import { crossEntropyOf } from '../engine/predict/predict'
import type { RealArray } from '../math/matrix'
import { accurateSum, rootMeanSquare } from '../math/statistics'
import type { PredictedClasses, PredictedNumbers } from '../model/fittedModel'
import { confusionOf } from './confusion'
import type { ClassContext, NumberContext } from './metrics/metric'
import { predictedClass } from '../engine/predict/predictedClass'

/**
 * @param truth the class index of each row
 * @param weights by which each row counts; null counts every row once
 */
export function classContext(
  { probabilities, logits }: PredictedClasses,
  truth: Uint32Array,
  weights: RealArray | null = null,
): ClassContext {
  const { rows, columns } = probabilities
  const predicted = once(() => Uint32Array.from({ length: rows }, (_, row) => predictedClass(probabilities, row)))
  const confusion = once(() => confusionOf(columns, truth, predicted()))
  const weighedConfusion = once(() =>
    weights === null ? confusion() : confusionOf(columns, truth, predicted(), weights),
  )
  const crossEntropy = once(() => crossEntropyOf(logits, truth, weights))
  return {
    ...{ rows, truth, probabilities },
    get predicted() {
      return predicted()
    },
    get confusion() {
      return confusion()
    },
    get weighedConfusion() {
      return weighedConfusion()
    },
    get crossEntropy() {
      return crossEntropy()
    },
  }
}

/**
 * @param truth the number of each row, on the scale that the network learns
 * @param weights by which each row counts; null counts every row once
 * @throws RangeError where there is not one prediction for each of them
 */
export function numberContext(
  { standardized, scaling }: PredictedNumbers,
  truth: RealArray,
  weights: RealArray | null = null,
): NumberContext {
  const rows = truth.length
  if (standardized.length !== rows) throw new RangeError(`${rows} targets need as many predictions.`)
  const error = (row: number) => (standardized[row] as number) - (truth[row] as number)
  const weight = weights && ((row: number) => weights[row] as number)
  const total = weight === null ? rows : accurateSum(rows, weight)
  const meanOf = (term: (row: number) => number) =>
    accurateSum(rows, weight === null ? term : (row) => weight(row) * term(row)) / total
  const rootMeanSquareOf = (term: (row: number) => number) => rootMeanSquare(rows, term, weight)
  const rootMeanSquareError = once(() => rootMeanSquareOf(error))
  return {
    ...{ rows, truth, predicted: standardized, scale: scaling.scale, meanOf, rootMeanSquareOf },
    get rootMeanSquareError() {
      return rootMeanSquareError()
    },
  }
}

function once<Value>(compute: () => Value): () => Value {
  let known: { value: Value } | null = null
  return () => (known ??= { value: compute() }).value
}
