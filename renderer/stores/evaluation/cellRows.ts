import { partCodes } from '@shared/contract/analysis'
import type { Part } from '@shared/contract/metrics'
import type { Predictions } from '@shared/contract/predictions'
import { predictedClass } from '../../charts/field/pointPredictions'

/** A cell of a confusion matrix. */
export interface Cell {
  truth: number
  predicted: number
}

/**
 * The rows of a cell on a part, by their numbers in the dataset.
 * @param threshold of two classes, from which probability on a row counts as the event
 */
export function rowsOfCell(
  { rows, parts, truth, values, classes }: Predictions,
  part: Part,
  cell: Cell,
  threshold: number,
): Uint32Array {
  const width = classes.length > 2 ? classes.length : 1
  const code = partCodes[part]
  return rows.filter(
    (_, place) =>
      parts[place] === code &&
      truth[place] === cell.truth &&
      predictedClass(values, place, width, threshold) === cell.predicted,
  )
}
