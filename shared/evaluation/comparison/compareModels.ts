import type { ComparisonTest, Difference, Differences } from '../../contract/comparison'
import type { RealArray } from '../../math/matrix'
import type { Task } from '../../spec/runSpec'
import { drawnFigures, drawsOf } from '../intervals/bootstrap'
import type { MeasuredRows } from '../metricContext'
import type { ClassContext, MetricOf } from '../metrics/metric'
import { delongTest } from './delongTest'
import { holm } from './holm'
import { mcnemarMidP } from './mcnemar'
import { type Tested, pairedBootstrap } from './pairedBootstrap'
import { type PairedCounts, pairedShareInterval } from './pairedShares'

export interface ComparisonOptions {
  weights: RealArray | null
  seed: number
  /** Rows times draws times models that may be spent on intervals. */
  work: number
  /** The class of each row; null where the target is a number. */
  truth: Uint32Array | null
  /** Which of the models the others are compared with. */
  reference: number
}

export interface ComparedModel {
  /** By the key of a metric; null where it is not defined for these rows. */
  values: Record<string, number | null>
  /** Of this model less the reference, by the key of a metric; null for the reference. */
  differences: Differences | null
}

const reasons = {
  draws: 'No interval: these are too many rows to be drawn again and again.',
  constant: 'No interval: every draw of these rows gives the same difference.',
  ranks: 'No interval: there are fewer than two rows of one class, or the areas differ without any variance.',
}

/**
 * Several models on the same rows, each compared with one of them by every metric: accuracy by McNemar's test with Newcombe's interval, the ROC AUC of
 * two classes by DeLong's, all others, and all where rows have weights, by draws of the rows that are the same for all models. With more than two
 * models `corrected` is the p value by Holm's correction over the models, metric by metric.
 *
 * @param models what is measured of each, of the same rows in the same order
 */
export function compareModels<Context extends object>(
  models: readonly MeasuredRows<Context>[],
  metrics: readonly MetricOf<Task, Context>[],
  options: ComparisonOptions,
): ComparedModel[] {
  const { weights, reference } = options
  const contexts = models.map((model) => model.weighed(weights))
  const values = contexts.map((context) => metrics.map(({ compute }) => finite(compute(context))))
  const others = models.map((_, at) => at).filter((at) => at !== reference)
  const first = contexts[reference] as Context
  const differences = new Map(
    others.map((at) => [
      at,
      metrics.map((metric, of): Difference | null => {
        const [one, two] = [values[reference]?.[of] ?? null, values[at]?.[of] ?? null]
        if (one === null || two === null) return { ...untested(null), reason: metric.notDefined }
        return weights === null ? closedForm(metric, first, contexts[at] as Context, two - one) : null
      }),
    ]),
  )
  const drawn = drawnDifferences(models, metrics, options, (at, of) => differences.get(at)?.[of] === null)
  for (const at of others) {
    differences.get(at)?.forEach((known, of, list) => (list[of] = known ?? (drawn(at, of) as Difference)))
  }
  metrics.forEach((_, of) => {
    const corrected = holm(others.map((at) => differences.get(at)?.[of]?.p ?? null))
    others.forEach((at, rank) => Object.assign(differences.get(at)?.[of] ?? {}, { corrected: corrected[rank] }))
  })
  const byKey = <Value>(list: readonly Value[]) =>
    Object.fromEntries(metrics.map(({ key }, of) => [key, list[of] as Value]))
  return models.map((_, at) => ({
    values: byKey(values[at] ?? []),
    differences: at === reference ? null : byKey(differences.get(at) as Difference[]),
  }))
}

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)

const untested = (value: number | null): Difference => ({
  ...{ value, low: null, high: null, p: null, corrected: null, test: null },
})

const tested = (value: number, { low, high, p }: Tested, test: ComparisonTest): Difference => ({
  ...{ value, low, high, p, corrected: p, test },
})

/** Null where the rows have to be drawn. */
function closedForm<Context extends object>(
  metric: MetricOf<Task, Context>,
  first: Context,
  second: Context,
  value: number,
): Difference | null {
  if (metric.hits !== undefined) {
    const counts = pairedCounts(metric.hits(first), metric.hits(second))
    const interval = pairedShareInterval(counts)
    if (interval === null) return { ...untested(value), reason: reasons.constant }
    return tested(value, { ...interval, p: mcnemarMidP(counts.first, counts.second) }, 'mcnemar')
  }
  if (metric.interval !== 'delong' || !('probabilities' in first)) return null
  const [one, two] = [first as unknown as ClassContext, second as unknown as ClassContext]
  if (one.probabilities.columns !== 2) return null
  const found = delongTest(scoresOf(one), scoresOf(two), one.truth)
  return found === null ? { ...untested(value), reason: reasons.ranks } : tested(value, found, 'delong')
}

function scoresOf({ probabilities: { values, stride }, truth }: ClassContext): Float64Array {
  return Float64Array.from(truth, (_, row) => values[row * stride + 1] as number)
}

function pairedCounts(first: Uint8Array, second: Uint8Array): PairedCounts {
  const counts: PairedCounts = { both: 0, first: 0, second: 0, neither: 0 }
  first.forEach((hit, row) => {
    counts[hit === 1 ? (second[row] === 1 ? 'both' : 'first') : second[row] === 1 ? 'second' : 'neither'] += 1
  })
  return counts
}

/** The differences of those models and metrics that are wanted, from draws of the rows that all models share. */
function drawnDifferences<Context extends object>(
  models: readonly MeasuredRows<Context>[],
  metrics: readonly MetricOf<Task, Context>[],
  { weights, seed, work, truth, reference }: ComparisonOptions,
  isWanted: (model: number, metric: number) => boolean,
): (model: number, metric: number) => Difference | null {
  const wanted = models.flatMap((_, model) => metrics.flatMap((_, of) => (isWanted(model, of) ? [{ model, of }] : [])))
  const rows = models[reference]?.rows ?? 0
  const needed = metrics.map((_, of) => wanted.some((pair) => pair.of === of))
  const together: MeasuredRows<(number | null)[][]> = {
    rows,
    weighed: (drawn) =>
      models.map((model) => {
        const context = model.weighed(drawn)
        return metrics.map(({ compute }, of) => (needed[of] === true ? compute(context) : null))
      }),
  }
  const figures = wanted.map(({ model, of }) => ({
    compute: (values: (number | null)[][]) => difference(values[reference]?.[of], values[model]?.[of]),
  }))
  const ofEach = work / models.length
  const found =
    wanted.length === 0 ? [] : drawnFigures(together, figures, { strata: truth, weights, seed, work: ofEach })
  const reason = drawsOf(rows, ofEach) === 0 ? reasons.draws : reasons.constant
  const effective = effectiveRows(rows, weights)
  const results = found.map((figure, index): Difference => {
    const result = figure && pairedBootstrap(figure, effective)
    if (figure && result) return tested(figure.value, result, 'bootstrap')
    const { model, of } = wanted[index] as { model: number; of: number }
    const values = [reference, model].map((at) =>
      metrics[of]?.compute((models[at] as MeasuredRows<Context>).weighed(weights)),
    )
    return { ...untested(difference(values[0], values[1])), reason }
  })
  return (model, of) => results[wanted.findIndex((pair) => pair.model === model && pair.of === of)] ?? null
}

function difference(first: number | null | undefined, second: number | null | undefined): number | null {
  return first === null || first === undefined || second === null || second === undefined ? null : second - first
}

/** How many rows of one weight say as much as these: (Σ w)² / Σ w² (Kish, "Survey sampling", 1965). */
function effectiveRows(rows: number, weights: RealArray | null): number {
  if (weights === null) return rows
  let [sum, squares] = [0, 0]
  for (let row = 0; row < rows; row++) {
    const weight = weights[row] as number
    sum += weight
    squares += weight * weight
  }
  return squares > 0 ? (sum * sum) / squares : 0
}
