import type { PartMetrics } from '../contract/run'
import { crossEntropyOf } from '../engine/predict/predict'
import type { RealArray } from '../math/matrix'
import type { Predicted } from '../model/fittedModel'
import { classMetrics } from './classMetrics'
import { numberMetrics } from './numberMetrics'

/**
 * How well a model does on one part of the data, every row counting once, whatever weights it was trained with.
 * Null without rows, and where a value is so large that a measure is not a finite number.
 *
 * @param predicted what it says of the rows
 * @param targets as `prepareTargets` gives them: class indices, or standardized numbers
 * @throws RangeError where they do not fit each other
 */
export function evaluatePart(predicted: Predicted, targets: Uint32Array | RealArray): PartMetrics | null {
  if (targets.length === 0) return null
  if (predicted.kind === 'numbers') {
    const metrics = numberMetrics(predicted.standardized, targets as RealArray, predicted.scaling.scale)
    return [metrics.rmse, metrics.mae, metrics.r2 ?? 0].every(Number.isFinite) ? metrics : null
  }
  if (!(targets instanceof Uint32Array)) throw new RangeError('Classes must be given as indices.')
  const metrics = classMetrics(predicted.probabilities, targets)
  // The log loss is computed from logits: a probability that was rounded to 0 has lost how wrong it is.
  const logLoss = crossEntropyOf(predicted.logits, targets)
  return Number.isFinite(logLoss) ? { ...metrics, logLoss } : null
}
