import type { Predictions } from '@shared/contract/predictions'
import { type KeptPredictions, predictionsFrom } from '@shared/model/predictions'
import { sampledRows } from '@shared/data/views/sampledRows'
import { limits } from '@shared/spec/limits'

/**
 * The predictions of the rows that plots draw (`datasets.sampledColumns`): all of a table that is not large.
 * @param total rows of the table
 * @param most rows of the sample
 */
export function sampledPredictions(
  predictions: KeptPredictions,
  total: number,
  most: number = limits.sampledRows,
): KeptPredictions {
  if (total <= most) return predictions
  const { rows, classes, outputs, scaling } = predictions
  const places = placesOf(rows, sampledRows(total, most))
  const width = rows.length === 0 ? 1 : outputs.length / rows.length
  const kept = new Float64Array(places.length * width)
  places.forEach((place, index) => kept.set(outputs.subarray(place * width, (place + 1) * width), index * width))
  return predictionsFrom({
    rows: places.map((place) => rows[place] as number),
    parts: Uint8Array.from(places, (place) => predictions.parts[place] as number),
    truth: picked(predictions.truth, places),
    outputs: kept,
    ...{ classes, scaling },
  })
}

/** What a caller is told: without the outputs that they follow from. */
export function shownPredictions({ rows, parts, truth, values, classes }: KeptPredictions): Predictions {
  return { rows, parts, truth, values, classes }
}

/** Where the wanted rows are among those that are there; both ascend. */
function placesOf(rows: Uint32Array, wanted: Uint32Array): Uint32Array {
  const places = new Uint32Array(Math.min(rows.length, wanted.length))
  let found = 0
  let place = 0
  for (const row of wanted) {
    while (place < rows.length && (rows[place] as number) < row) place += 1
    if (rows[place] === row) places[found++] = place
  }
  return places.slice(0, found)
}

function picked(truth: Predictions['truth'], places: Uint32Array): Predictions['truth'] {
  const at = (place: number) => truth[place] as number
  return truth instanceof Uint8Array ? Uint8Array.from(places, at) : Float64Array.from(places, at)
}
