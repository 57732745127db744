import { partCodes } from '@shared/contract/analysis'
import type { Predictions } from '@shared/contract/predictions'

/** What a run says of the rows of a picture; entry i of each array is the same row. */
export interface PointPredictions {
  /** Probability of the drawn class, or the predicted number in the target's own unit; NaN of a row that the run does not use. */
  predicted: Float64Array
  /** 0 training, 1 validation, 2 test, `notUsed`, `coveredPart`. */
  part: Uint8Array
  /** A 1 for each row of another class than the predicted one; null where the target is a number. */
  wrong: Uint8Array | null
}

/** The part of a row that the run leaves out. */
export const notUsed = 3
/** A row of the test part that is covered: it is neither drawn nor counted. */
export const coveredPart = 4

/**
 * The predictions of the rows of a picture.
 * @param numbers the rows' places in the file, ascending
 * @param drawn index of the class whose probability is drawn among `predictions.classes`; not read where the target is a number
 * @param isCovered whether rows of the test part are covered
 */
export function predictionsAt(
  numbers: Uint32Array,
  predictions: Predictions,
  drawn: number,
  isCovered = false,
): PointPredictions {
  const { rows, parts, truth, values, classes } = predictions
  const predicted = new Float64Array(numbers.length).fill(Number.NaN)
  const part = new Uint8Array(numbers.length).fill(notUsed)
  const wrong = classes.length === 0 ? null : new Uint8Array(numbers.length)
  const width = classes.length > 2 ? classes.length : 1
  let place = 0
  for (let i = 0; i < numbers.length; i++) {
    const row = numbers[i] as number
    while (place < rows.length && (rows[place] as number) < row) place += 1
    if (rows[place] !== row || parts[place] === partCodes.none) continue
    if (isCovered && parts[place] === partCodes.test) {
      part[i] = coveredPart
      continue
    }
    part[i] = (parts[place] as number) - partCodes.train
    const value = values[place * width + (width === 1 ? 0 : drawn)] as number
    predicted[i] = classes.length === 2 && drawn === 0 ? 1 - value : value
    if (wrong !== null) wrong[i] = predictedClass(values, place, width) === truth[place] ? 0 : 1
  }
  return { predicted, part, wrong }
}

/**
 * The class that is predicted, as metrics have it: the second of two from the threshold on, of more the first of the largest probability.
 * @param values of predictions, `width` a row
 */
export function predictedClass(values: Float64Array, place: number, width: number, threshold = 0.5): number {
  if (width === 1) return (values[place] as number) >= threshold ? 1 : 0
  let largest = 0
  const start = place * width
  for (let i = 1; i < width; i++) {
    if ((values[start + i] as number) > (values[start + largest] as number)) largest = i
  }
  return largest
}

/** Rows that the run uses, and how many of them are misclassified; null where the target is a number. */
export function misclassified({ part, wrong }: PointPredictions): { wrong: number; rows: number } | null {
  if (wrong === null) return null
  return {
    wrong: wrong.reduce((sum, bit) => sum + bit, 0),
    rows: part.reduce((sum, code) => sum + (code >= notUsed ? 0 : 1), 0),
  }
}
