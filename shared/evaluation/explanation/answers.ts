import { LabError } from '../../contract/labError'
import type { FittedModel, Predicted } from '../../model/fittedModel'
import type { Contributions } from '../../contract/explanation'

export type ScoreQuantity = Contributions['quantity']

/** What is explained of a model: logits of classes, which add up, or the predicted number; see `contributionsSchema`. */
export function quantityOf({ preparation: { target } }: FittedModel): ScoreQuantity {
  if (target.scaling !== null) return 'value'
  return target.classes.length === 2 ? 'logit' : 'score'
}

/**
 * The class that is asked for, or the target's name.
 * @throws LabError `bad-call` for a class that the model does not have
 */
export function classNameOf({ preparation: { target } }: FittedModel, classIndex: number): string {
  if (target.scaling !== null) return target.name
  const name = target.classes[classIndex]
  if (name === undefined) throw new LabError('bad-call', 'This run predicts no such class.')
  return name
}

/** The logit, score or number of each row. */
export function scoresOf(predicted: Predicted, classIndex: number): Float64Array {
  if (predicted.kind === 'numbers') return predicted.values
  const { rows, columns, stride, values } = predicted.logits
  if (columns === 1) {
    return Float64Array.from({ length: rows }, (_, row) => {
      const logit = values[row * stride] as number
      return classIndex === 1 ? logit : -logit
    })
  }
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0
    for (let k = 0; k < columns; k++) sum += values[row * stride + k] as number
    return (values[row * stride + classIndex] as number) - sum / columns
  })
}

/** The probability of the class, or the number, of each row. */
export function shownOf(predicted: Predicted, classIndex: number): Float64Array {
  if (predicted.kind === 'numbers') return predicted.values
  const { rows, stride, values } = predicted.probabilities
  return Float64Array.from({ length: rows }, (_, row) => values[row * stride + classIndex] as number)
}
