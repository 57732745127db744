import type { Network } from '@shared/engine/network/network'
import { probabilitiesOf } from '@shared/engine/predict/predict'
import { networkOutputs } from '@shared/engine/predict/predictor'
import type { Matrix, RowBlocks } from '@shared/math/matrix'

/** The probability of each class, rows × classes. */
export function predictProbabilities(network: Network, parameters: Float64Array, inputs: Matrix | RowBlocks): Matrix {
  return probabilitiesOf(networkOutputs(network, parameters, inputs))
}

/** The predicted number of each row, on the scale of the prepared target. */
export function predictValues(network: Network, parameters: Float64Array, inputs: Matrix | RowBlocks): Float64Array {
  return networkOutputs(network, parameters, inputs).values as Float64Array
}
