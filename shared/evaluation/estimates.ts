import type { Estimate, Estimates } from '../contract/evaluation'
import type { RealArray } from '../math/matrix'
import { bootstrapIntervals, drawsOf } from './intervals/bootstrap'
import { delongCovariance, delongInterval } from './intervals/delong'
import type { Interval } from './intervals/interval'
import { wilson } from './intervals/wilson'
import type { MeasuredRows } from './metricContext'
import type { ClassContext, IntervalMethod, MetricOf, ShareOfRows } from './metrics/metric'
import type { Task } from '../spec/runSpec'

export interface EstimateOptions {
  weights: RealArray | null
  seed: number
  /** Rows times draws that may be spent on intervals; 0 wants those of closed forms only. */
  work: number
  /** The class of each row; null where the target is a number. */
  truth: Uint32Array | null
}

const reasons = {
  draws: 'No interval: these are too many rows to be drawn again and again.',
  constant: 'No interval: every draw of these rows gives the same.',
  perfect: 'No interval: the rows of the two classes do not overlap, or are too few.',
}

/** Each metric of the same rows with its 95 % interval, by its key. */
export function estimatesOf<Context extends object>(
  measured: MeasuredRows<Context>,
  metrics: readonly MetricOf<Task, Context>[],
  { weights, seed, work, truth }: EstimateOptions,
): Estimates {
  const context = measured.weighed(weights)
  const values = metrics.map(({ compute }) => finite(compute(context)))
  const closed = metrics.map((metric, at) => closedInterval(metric, context, values[at] ?? null, measured, weights))
  const open = metrics.flatMap((metric, at) =>
    closed[at] === undefined && values[at] !== null ? [{ metric, at }] : [],
  )
  const drawn = bootstrapIntervals(
    measured,
    open.map(({ metric }) => metric),
    { strata: truth, weights, seed, work },
  )
  const withoutDraws = drawsOf(measured.rows, work) === 0
  return Object.fromEntries(
    metrics.map((metric, at): [string, Estimate] => {
      const value = values[at] ?? null
      if (value === null) return [metric.key, { ...none(null), reason: metric.notDefined }]
      const known = closed[at]
      if (known !== undefined) {
        return [
          metric.key,
          known.interval
            ? { value, ...known.interval, method: known.method }
            : { ...none(value), reason: reasons.perfect },
        ]
      }
      const interval = drawn[open.findIndex((of) => of.at === at)] ?? null
      if (interval) return [metric.key, { value, ...interval, method: 'bootstrap' }]
      return [metric.key, { ...none(value), reason: withoutDraws ? reasons.draws : reasons.constant }]
    }),
  )
}

const none = (value: number | null): Estimate => ({ value, low: null, high: null, method: null })

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)

/** The interval of a closed form; undefined where the rows have to be drawn for it. */
function closedInterval<Context extends object>(
  metric: MetricOf<Task, Context>,
  context: Context,
  value: number | null,
  measured: MeasuredRows<Context>,
  weights: RealArray | null,
): { interval: Interval | null; method: IntervalMethod } | undefined {
  if (value === null) return undefined
  if (metric.interval === 'wilson') {
    const share = metric.share?.(context) ?? null
    if (share === null) return undefined
    const rows = weights === null ? share.all : effectiveRows(metric, share, measured, weights)
    return { interval: wilson(value, rows), method: 'wilson' }
  }
  if (metric.interval !== 'delong' || weights !== null || !('probabilities' in context)) return undefined
  const { probabilities, truth } = context as unknown as ClassContext
  if (probabilities.columns !== 2) return undefined
  const scores = Float64Array.from(truth, (_, row) => probabilities.values[row * probabilities.stride + 1] as number)
  const found = delongCovariance([scores], truth)
  const variance = found?.covariance[0]?.[0] ?? 0
  return { interval: delongInterval(value, variance), method: 'delong' }
}

/** How many rows of one weight say as much as these: (Σ w)² / Σ w² (Kish, "Survey sampling", 1965) of the rows that it is a share of. */
function effectiveRows<Context>(
  metric: MetricOf<Task, Context>,
  share: ShareOfRows,
  measured: MeasuredRows<Context>,
  weights: RealArray,
): number {
  const squares = metric.share?.(measured.weighed(Float64Array.from(weights, (weight) => weight * weight)))
  return squares ? (share.all * share.all) / squares.all : 0
}
