import type { Evaluation, Estimates } from '../contract/evaluation'
import { type Matrix, type RealArray, createMatrix } from '../math/matrix'
import type { Predicted, PredictedClasses } from '../model/fittedModel'
import { type ConstantAnswer, constantAnswer, constantPredictions } from './constantAnswer'
import { estimatesOf } from './estimates'
import { type MeasuredRows, classRows, numberRows } from './metricContext'
import { metricsOfRun, metricsOfTask } from './metrics'
import type { ClassContext, ClassMetric, MetricOf } from './metrics/metric'
import { brierParts } from './metrics/reliability'
import { type Group, chanceOf, shufflesOf } from './subgroups'
import type { Task } from '../spec/runSpec'

/** What a model says of some rows, and what they really are. */
export interface Judged {
  predicted: Predicted
  /** Class indices; or numbers on the scale that the network learns. */
  truth: Uint32Array | RealArray
  /** In the order of the model; none where the target is a number. */
  classes: readonly string[]
  /** By which each row counts; null counts every row once. */
  weights: RealArray | null
  /** Of two classes, from which probability on a row counts as the event. */
  threshold: number
  /** Of the draws and shuffles. */
  seed: number
  /** What answers without any feature, of the training rows; null takes the rows themselves. */
  constant: ConstantAnswer | null
  /** Groups of the rows by a column. */
  by: { column: string; groups: readonly Group[] } | null
}

/** Rows times draws that are spent on the intervals of all rows, of each class, and of groups. */
const work = { whole: 2e7, classes: 5e6, groups: 5e6 }

/** Fewer rows, or rows of the event or of the others, say little. */
const few = { rows: 10, ofEvent: 5 }

/**
 * How good predictions are: every metric of the task with its interval, what a constant answer reaches, each class against the others, and groups.
 * The same rows and seed give the same evaluation to the last bit.
 * @throws RangeError where predictions and truth do not fit each other
 */
export function evaluate(judged: Judged): Evaluation {
  const { predicted, truth } = judged
  if (predicted.kind === 'numbers') return evaluateNumbers(judged, truth as RealArray)
  if (!(truth instanceof Uint32Array)) throw new RangeError('Classes must be given as indices.')
  return evaluateClasses(judged, predicted, truth)
}

function evaluateClasses(judged: Judged, predicted: PredictedClasses, truth: Uint32Array): Evaluation {
  const { classes, weights, threshold, seed } = judged
  const metrics = metricsOfRun('classification', classes.length)
  const of = (part: Predicted, truths: Uint32Array | RealArray) =>
    classRows(part as PredictedClasses, truths as Uint32Array, threshold)
  const measured = of(predicted, truth)
  const context = measured.weighed(weights)
  // Every class has an order of its own.
  const spread = classes.length === 2 ? 1 : classes.length
  const whole = estimatesOf(measured, metrics, { weights, seed, truth, work: work.whole / spread })
  const perClass = classes.map((name, k) => ({
    class: name,
    rows: truth.reduce((count, of) => count + Number(of === k), 0),
    metrics: estimatesOfClass(judged, predicted, truth, context.predicted, k),
  }))
  const brier = whole['brier']?.value ?? null
  return {
    ...shared(judged, of, metrics, measured),
    classes: [...classes],
    threshold: classes.length === 2 ? threshold : null,
    metrics: whole,
    brierParts: classes.length === 2 && brier !== null ? brierParts(context.reliability, brier) : null,
    perClass,
    averages: classes.length > 2 ? averagesOf(whole, perClass, context) : null,
    confusion: context.confusion,
  }
}

function evaluateNumbers(judged: Judged, truth: RealArray): Evaluation {
  const { weights, seed } = judged
  const metrics = metricsOfTask('regression')
  const of = (part: Predicted, truths: Uint32Array | RealArray) => numberRows(part as never, truths as RealArray)
  const measured = of(judged.predicted, truth)
  return {
    ...shared(judged, of, metrics, measured),
    ...{ classes: [], threshold: null, brierParts: null, perClass: [], averages: null, confusion: null },
    metrics: estimatesOf(measured, metrics, { weights, seed, truth: null, work: work.whole }),
  }
}

type Shared = Pick<Evaluation, 'rows' | 'weighted' | 'baseline' | 'baselineOf' | 'by'>

/** What is the same for classes and numbers. */
function shared<Context extends object>(
  judged: Judged,
  of: (predicted: Predicted, truth: Uint32Array | RealArray) => MeasuredRows<Context>,
  metrics: readonly MetricOf<Task, Context>[],
  measured: MeasuredRows<Context>,
): Shared {
  const { predicted, truth, classes, weights, seed, constant, by } = judged
  const rows = truth.length
  const answer = constant ?? constantAnswer(truth, classes.length, weights)
  const scaling = predicted.kind === 'numbers' ? predicted.scaling : null
  const flat = answer && of(constantPredictions(answer, rows, scaling), truth).weighed(weights)
  const baseline = metrics.map(({ key, compute }): [string, number | null] => {
    const value = flat === null ? null : compute(flat)
    return [key, value !== null && Number.isFinite(value) ? value : null]
  })
  return {
    rows,
    ...(weights !== null && { weighted: true as const }),
    baseline: Object.fromEntries(baseline),
    baselineOf: constant === null ? 'rows' : 'train',
    by: by && { column: by.column, ...groupsOf() },
  }

  function groupsOf(): Omit<NonNullable<Evaluation['by']>, 'column'> {
    const groups = by?.groups ?? []
    const told = groups.map(({ label, places }) => {
      const truths =
        truth instanceof Uint32Array ? places.map((place) => truth[place] as number) : picked(truth, places)
      const options = {
        weights: weights && picked(weights, places),
        truth: truths instanceof Uint32Array ? truths : null,
        ...{ seed, work: (work.groups * places.length) / Math.max(1, rows) },
      }
      const estimates = estimatesOf(of(predictedOf(predicted, places), truths), metrics, options)
      return { label, rows: places.length, few: isFew(truths, classes.length), metrics: estimates }
    })
    const large = groups.filter((_, index) => told[index]?.few === false)
    const chance = chanceOf(measured, metrics, large, { weights, seed })
    const counted = large.reduce((sum, { places }) => sum + places.length, 0)
    return {
      groups: told,
      chance: Object.fromEntries(metrics.map(({ key }, at) => [key, chance[at] ?? null])),
      shuffles: large.length < 2 ? 0 : shufflesOf(counted, large.length),
    }
  }
}

function isFew(truth: Uint32Array | RealArray, classes: number): boolean {
  if (truth.length < few.rows) return true
  if (classes !== 2) return false
  const events = (truth as Uint32Array).reduce((sum, of) => sum + of, 0)
  return Math.min(events, truth.length - events) < few.ofEvent
}

const picked = (values: RealArray, places: Uint32Array) => Float64Array.from(places, (place) => values[place] as number)

function predictedOf(predicted: Predicted, places: Uint32Array): Predicted {
  if (predicted.kind === 'numbers') {
    const { standardized, values, scaling } = predicted
    return { kind: 'numbers', standardized: picked(standardized, places), values: picked(values, places), scaling }
  }
  return {
    kind: 'classes',
    probabilities: rowsOf(predicted.probabilities, places),
    logits: rowsOf(predicted.logits, places),
  }
}

function rowsOf({ columns, stride, values }: Matrix, places: Uint32Array): Matrix {
  const rows = createMatrix(places.length, columns)
  places.forEach((place, row) => {
    for (let k = 0; k < columns; k++) rows.values[row * columns + k] = values[place * stride + k] as number
  })
  return rows
}

/** Each of many classes is drawn less often: of a hundred nobody waits for the last figure of an interval. */
const workOfClass = (classes: number) => work.classes / (classes * Math.max(1, classes / 10))

const ofOneClass = [
  'precision',
  'recall',
  'f1',
  'specificity',
  'rocAuc',
  'averagePrecision',
  'brier',
  'calibrationError',
]
const classMetrics: readonly ClassMetric[] = metricsOfTask('classification').filter(({ key }) =>
  ofOneClass.includes(key),
)

/** A class against all others: its probability, and whether it is the predicted class. */
function estimatesOfClass(
  { weights, seed, classes }: Judged,
  { probabilities }: PredictedClasses,
  truth: Uint32Array,
  decided: Uint32Array,
  k: number,
): Estimates {
  const { rows, stride, values } = probabilities
  const two = createMatrix(rows, 2)
  for (let row = 0; row < rows; row++) {
    const probability = values[row * stride + k] as number
    two.values[2 * row] = 1 - probability
    two.values[2 * row + 1] = probability
  }
  const is = (of: Uint32Array) => of.map((classIndex) => Number(classIndex === k))
  const against = is(truth)
  const measured = classRows({ kind: 'classes', probabilities: two, logits: two }, against, is(decided))
  return estimatesOf(measured, classMetrics, { weights, seed, truth: against, work: workOfClass(classes.length) })
}

/**
 * Figures of each class brought together (the averages of precision_recall_fscore_support and roc_auc_score of scikit-learn): macro counts every
 * class the same, micro pools the counts of all, weighted counts each by its rows, a figure that is not defined as 0.
 */
function averagesOf(
  whole: Estimates,
  perClass: Evaluation['perClass'],
  { counts }: ClassContext,
): Evaluation['averages'] {
  const byCounts = ['precision', 'recall', 'f1', 'specificity']
  const byRanks = ['rocAuc', 'averagePrecision']
  const valueOf = (estimates: Estimates, key: string) => estimates[key]?.value ?? null
  const support = counts.map(({ found, missed }) => found + missed)
  const total = support.reduce((sum, weight) => sum + weight, 0)
  const weighted = (key: string, empty: number | null) =>
    perClass.reduce<number | null>((sum, { metrics }, k) => {
      const share = (support[k] as number) / total
      const value = valueOf(metrics, key) ?? empty
      if (share === 0 || sum === null) return sum
      return value === null ? null : sum + share * value
    }, 0)
  const sums = counts.reduce(
    (all, of) => ({
      found: all.found + of.found,
      missed: all.missed + of.missed,
      falseAlarms: all.falseAlarms + of.falseAlarms,
      rejected: all.rejected + of.rejected,
    }),
    { found: 0, missed: 0, falseAlarms: 0, rejected: 0 },
  )
  const pooled = { counts: [sums, sums] } as ClassContext
  const micro = classMetrics.filter(({ key }) => byCounts.includes(key))
  return {
    macro: Object.fromEntries([...byCounts, ...byRanks].map((key) => [key, valueOf(whole, key)])),
    micro: Object.fromEntries(micro.map(({ key, compute }) => [key, compute(pooled)])),
    weighted: Object.fromEntries([
      ...byCounts.map((key) => [key, weighted(key, 0)] as const),
      ...byRanks.map((key) => [key, weighted(key, null)] as const),
    ]),
  }
}
