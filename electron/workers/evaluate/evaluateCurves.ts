import type { RunCurves } from '@shared/contract/curves'
import { LabError } from '@shared/contract/labError'
import { columnWeights } from '@shared/data/preparation/preparation'
import { curvesOf } from '@shared/evaluation/curves/curves'
import { openTable } from '../table/tableAccess'
import type { CurvesRequest } from './evaluateMessages'
import { placesOf } from './partOfPredictions'

/**
 * The curves of one class against the others on the rows of a part.
 * @throws LabError `bad-call` where the target is a number or has no such class, `not-found` where the columns of the dataset are gone
 */
export function evaluateCurves(request: CurvesRequest): RunCurves {
  const { predictions, part, classIndex, seed } = request
  const { classes, truth, values } = predictions
  if (classIndex >= classes.length) throw new LabError('bad-call', 'This run predicts no such class.')
  const places = placesOf(predictions, part)
  const width = classes.length > 2 ? classes.length : 1
  const probability = (place: number): number => {
    if (width > 1) return values[place * width + classIndex] as number
    const ofEvent = values[place] as number
    return classIndex === 1 ? ofEvent : 1 - ofEvent
  }
  const probabilities = Float64Array.from(places, probability)
  const isEvent = Uint8Array.from(places, (place) => (truth[place] === classIndex ? 1 : 0))
  return { classIndex, rows: places.length, ...curvesOf(probabilities, isEvent, weightsOf(request, places), seed) }
}

function weightsOf({ weights, predictions, memory }: CurvesRequest, places: Uint32Array): Float64Array | null {
  if (weights === null) return null
  const table = openTable(weights.access, memory)
  try {
    return columnWeights(
      weights.preparation,
      table,
      places.map((place) => predictions.rows[place] as number),
    )
  } finally {
    table.close()
  }
}
