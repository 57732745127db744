import type { PartMetrics } from '../contract/run'
import type { FittedPreparation } from '../data/preparation/fittedPreparation'
import type { Matrix, RealArray, RowBlocks } from '../math/matrix'
import type { Network } from '../engine/network/network'
import { crossEntropyOf, predictProbabilities, predictValues } from '../engine/predict/predict'
import { classMetrics } from './classMetrics'
import { numberMetrics } from './numberMetrics'

/**
 * How well a network does on one part of the data, every row counting once, whatever weights it was trained with.
 * Null without rows, and where a value is so large that a measure is not a finite number.
 *
 * @param parameters in plain order (see Network)
 * @param inputs rows × inputs, as `prepareInputs` gives them
 * @param targets as `prepareTargets` gives them: class indices, or standardized numbers
 * @throws RangeError where the sizes do not fit each other
 */
export function evaluatePart(
  network: Network,
  parameters: Float64Array,
  { target: { scaling } }: FittedPreparation,
  inputs: Matrix | RowBlocks,
  targets: Uint32Array | RealArray,
): PartMetrics | null {
  if (inputs.rows === 0) return null
  if (targets instanceof Uint32Array) {
    const metrics = classMetrics(predictProbabilities(network, parameters, inputs), targets)
    // The log loss is computed from logits: a probability that was rounded to 0 has lost how wrong it is.
    const logLoss = crossEntropyOf(network, parameters, inputs, targets)
    return Number.isFinite(logLoss) ? { ...metrics, logLoss } : null
  }
  if (scaling === null) throw new RangeError('Classes must be given as indices.')
  const metrics = numberMetrics(predictValues(network, parameters, inputs), targets, scaling.scale)
  return [metrics.rmse, metrics.mae, metrics.r2 ?? 0].every(Number.isFinite) ? metrics : null
}
