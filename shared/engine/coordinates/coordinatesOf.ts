import { placesOf } from '../network/layout'
import type { LayerShape } from '../network/network'
import type { TrainingData } from '../rows/trainingData'
import { trainingRows } from '../rows/trainingRows'
import { columnScaleOf } from './columnScale'
import { type Coordinates, createCoordinates } from './coordinates'

/** The coordinates of a run's parameters as they lie in its memory, by the columns of its training rows. */
export function coordinatesOf(data: TrainingData): Coordinates {
  const { network, layout, train } = data.plan
  const scale = columnScaleOf(trainingRows(data), train.rows, data.train.weights)
  return createCoordinates(network.shapes[0] as LayerShape, scale, placesOf(layout, network.parameterCount))
}
