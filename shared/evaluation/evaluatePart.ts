import type { PartMetrics } from '../contract/metrics'
import type { RealArray } from '../math/matrix'
import type { Predicted } from '../model/fittedModel'
import { metricsOfTask } from './metrics'
import { classContext, numberContext } from './metricContext'

/**
 * How well a model does on one part of the data, every row counting once, whatever weights it was trained with.
 * Null without rows, and where a value is so large that a measure is not a finite number.
 *
 * @param predicted what it says of the rows
 * @param targets as `prepareTargets` gives them: class indices, or standardized numbers
 * @throws RangeError where they do not fit each other
 */
export function evaluatePart(predicted: Predicted, targets: Uint32Array | RealArray): PartMetrics | null {
  const rows = targets.length
  if (rows === 0) return null
  if (predicted.kind === 'numbers') {
    const context = numberContext(predicted, targets as RealArray)
    return whole({ rows, values: valuesOf(metricsOfTask('regression'), context), confusion: null })
  }
  if (!(targets instanceof Uint32Array)) throw new RangeError('Classes must be given as indices.')
  const context = classContext(predicted, targets)
  const { confusion } = context
  return whole({ rows, values: valuesOf(metricsOfTask('classification'), context), confusion })
}

function valuesOf<Context>(
  metrics: readonly { key: string; compute: (context: Context) => number | null }[],
  context: Context,
): PartMetrics['values'] {
  return Object.fromEntries(metrics.map(({ key, compute }) => [key, compute(context)]))
}

function whole(metrics: PartMetrics): PartMetrics | null {
  return Object.values(metrics.values).every((value) => value === null || Number.isFinite(value)) ? metrics : null
}
