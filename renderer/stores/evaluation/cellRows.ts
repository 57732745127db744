import { partCodes } from '@shared/contract/analysis'
import type { Part } from '@shared/contract/metrics'
import type { Predictions } from '@shared/contract/predictions'

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
  const predictedAt = (place: number) =>
    width === 1 ? Number((values[place] as number) >= threshold) : largestAt(values, place * width, width)
  const code = partCodes[part]
  return rows.filter(
    (_, place) => parts[place] === code && truth[place] === cell.truth && predictedAt(place) === cell.predicted,
  )
}

/** The first of the largest of `width` values. */
function largestAt(values: Float64Array, start: number, width: number): number {
  let best = 0
  for (let k = 1; k < width; k++) {
    if ((values[start + k] as number) > (values[start + best] as number)) best = k
  }
  return best
}
