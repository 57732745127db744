import { crossEntropyOf } from '../engine/predict/predict'
import type { RealArray } from '../math/matrix'
import { rootMeanSquare } from '../math/statistics'
import type { PredictedClasses, PredictedNumbers } from '../model/fittedModel'
import { confusionOf } from './confusion'
import type { ClassContext, NumberContext } from './metrics/metric'
import { predictedClass } from '../engine/predict/predictedClass'

/** @param truth the class index of each row */
export function classContext({ probabilities, logits }: PredictedClasses, truth: Uint32Array): ClassContext {
  const { rows, columns } = probabilities
  const predicted = once(() => Uint32Array.from({ length: rows }, (_, row) => predictedClass(probabilities, row)))
  const confusion = once(() => confusionOf(columns, truth, predicted()))
  const crossEntropy = once(() => crossEntropyOf(logits, truth))
  return {
    ...{ rows, truth, probabilities },
    get predicted() {
      return predicted()
    },
    get confusion() {
      return confusion()
    },
    get crossEntropy() {
      return crossEntropy()
    },
  }
}

/**
 * @param truth the number of each row, on the scale that the network learns
 * @throws RangeError where there is not one prediction for each of them
 */
export function numberContext({ standardized, scaling }: PredictedNumbers, truth: RealArray): NumberContext {
  const rows = truth.length
  if (standardized.length !== rows) throw new RangeError(`${rows} targets need as many predictions.`)
  const error = (row: number) => (standardized[row] as number) - (truth[row] as number)
  const rootMeanSquareError = once(() => rootMeanSquare(rows, error))
  return {
    ...{ rows, truth, predicted: standardized, scale: scaling.scale },
    get rootMeanSquareError() {
      return rootMeanSquareError()
    },
  }
}

function once<Value>(compute: () => Value): () => Value {
  let known: { value: Value } | null = null
  return () => (known ??= { value: compute() }).value
}
