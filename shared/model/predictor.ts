import { undoScaling } from '../data/preparation/standardization'
import { predictedClass } from '../evaluation/classMetrics'
import type { Matrix } from '../math/matrix'
import { predictProbabilities, predictValues } from '../engine/predict/predict'
import { type ModelFile, networkOf } from '../exports/modelFile'

/** What a model says of prepared rows, as cells of a table. */
export interface Predictor {
  /** Classes: the probability of each, then the predicted one. A number: the predicted one. */
  columns: string[]
  /** Answers, for an index of a row, its cells; null where a prediction is not a finite number. */
  predict(inputs: Matrix): (row: number) => string[] | null
}

export function createPredictor(model: ModelFile): Predictor {
  const { network, parameters } = networkOf(model)
  const { classes, scaling } = model.preparation.target
  if (scaling) {
    return {
      columns: ['predicted'],
      predict: (inputs) => {
        const values = predictValues(network, parameters, inputs)
        return (row) => {
          const value = undoScaling(values[row] as number, scaling)
          return Number.isFinite(value) ? [String(value)] : null
        }
      },
    }
  }
  return {
    columns: [...classes.map((name) => `p(${name})`), 'predicted'],
    predict: (inputs) => {
      const probabilities = predictProbabilities(network, parameters, inputs)
      return (row) => {
        const start = row * probabilities.stride
        const shares = Array.from(probabilities.values.subarray(start, start + classes.length))
        return shares.every(Number.isFinite)
          ? [...shares.map(String), classes[predictedClass(probabilities, row)] ?? '']
          : null
      }
    },
  }
}
