import type { PartMetrics } from '../contract/metrics'
import type { RealArray } from '../math/matrix'
import type { Predicted } from '../model/fittedModel'
import { metricsOfRun, metricsOfTask } from './metrics'
import { classContext, numberContext } from './metricContext'

/**
 * How well a model does on one part of the data. Every row counts by its weight in the table, where it has one, so that a row of weight 2
 * is two rows; weights of classes only steer the training, and do not count here.
 * Null without rows. A metric that is no finite number, not being defined for these rows or too large for one, is null by itself.
 *
 * @param predicted what it says of the rows
 * @param targets as `prepareTargets` gives them: class indices, or standardized numbers
 * @param weights of these rows (`columnWeights`); null where every row counts once
 * @throws RangeError where they do not fit each other
 */
export function evaluatePart(
  predicted: Predicted,
  targets: Uint32Array | RealArray,
  weights: RealArray | null = null,
): PartMetrics | null {
  const rows = targets.length
  if (rows === 0) return null
  const weighted = weights === null ? {} : { weighted: true as const }
  if (predicted.kind === 'numbers') {
    const context = numberContext(predicted, targets as RealArray, weights)
    return { rows, ...weighted, values: valuesOf(metricsOfTask('regression'), context), confusion: null }
  }
  if (!(targets instanceof Uint32Array)) throw new RangeError('Classes must be given as indices.')
  const context = classContext(predicted, targets, weights)
  const { confusion } = context
  return { rows, ...weighted, values: valuesOf(metricsOfRun('classification', confusion.length), context), confusion }
}

function valuesOf<Context>(
  metrics: readonly { key: string; compute: (context: Context) => number | null }[],
  context: Context,
): PartMetrics['values'] {
  return Object.fromEntries(
    metrics.map(({ key, compute }) => {
      const value = compute(context)
      return [key, value !== null && Number.isFinite(value) ? value : null]
    }),
  )
}
