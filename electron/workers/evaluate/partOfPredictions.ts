import { partCodes } from '@shared/contract/analysis'
import type { Part } from '@shared/contract/metrics'
import { applyScaling } from '@shared/data/preparation/standardization'
import type { KeptPredictions } from '@shared/model/predictions'

/** Where the rows of a part stand among the predictions. */
export function placesOf({ parts }: Pick<KeptPredictions, 'parts'>, part: Part): Uint32Array {
  const code = partCodes[part]
  return Uint32Array.from(parts.keys()).filter((place) => parts[place] === code)
}

/** Class indices, or numbers on the scale that the network learns. */
export function truthAt(
  { truth, scaling }: Pick<KeptPredictions, 'truth' | 'scaling'>,
  places: Uint32Array,
): Uint32Array | Float64Array {
  if (scaling === null) return places.map((place) => truth[place] as number)
  return Float64Array.from(places, (place) => applyScaling(truth[place] as number, scaling))
}
