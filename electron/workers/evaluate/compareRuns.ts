import type { Comparison } from '@shared/contract/comparison'
import { LabError } from '@shared/contract/labError'
import { columnWeights } from '@shared/data/preparation/rowWeights'
import { sharedRows } from '@shared/evaluation/comparison/comparable'
import { optimismOfBest } from '@shared/evaluation/comparison/optimism'
import { type ComparedModel, compareModels } from '@shared/evaluation/comparison/compareModels'
import { type Compared, comparisonSentence, differenceSentence } from '@shared/evaluation/comparison/sentences'
import { crossEntropiesOf } from '@shared/engine/predict/predict'
import { classRows, numberRows } from '@shared/evaluation/metricContext'
import { type Metric, metricsOfRun, metricsOfTask } from '@shared/evaluation/metrics'
import type { PredictedClasses, PredictedNumbers } from '@shared/model/fittedModel'
import { type KeptPredictions, predictedAt } from '@shared/model/predictions'
import { openTable } from '../table/tableAccess'
import type { ComparisonRequest } from './evaluateMessages'
import { placesOf, truthAt } from './partOfPredictions'

type Outputs = Omit<KeptPredictions, 'values'>

/** Rows times draws times runs that are spent on intervals. */
const work = 2e7

/**
 * Runs on the same rows of a part, each compared with one of them.
 * @throws LabError `bad-call` where they do not have the same rows, or no such metric; `not-found` where the part has no rows, or the columns of the
 * dataset are gone
 */
export function compareRuns(request: ComparisonRequest): Comparison {
  const { runs, part, seed } = request
  const withRows = runs.map(({ predictions, ...run }) => {
    const { classes } = predictions
    return { ...run, classes, rows: placesOf(predictions, part).map((place) => predictions.rows[place] as number) }
  })
  const { rows, notes } = sharedRows(withRows, part)
  if (rows.length === 0) throw new LabError('not-found', 'These runs have no rows in that part.')
  const places = runs.map(({ predictions }) => placesOfRows(predictions, rows))
  const classes = withRows[0]?.classes ?? []
  const metric = metricOf(request, classes.length)
  const weights = weightsOf(request, rows)
  const reference = Math.max(
    0,
    runs.findIndex(({ id }) => id === request.reference),
  )
  const spread = Math.max(1, classes.length === 2 ? 1 : classes.length)
  const compared = modelsOf(
    runs.map(({ predictions }) => predictions),
    places,
    classes.length,
    (truth) => ({
      ...{ weights, seed, reference, truth, work: work / spread },
    }),
  )
  const about: Compared = { reference: runs[reference]?.name ?? '', metric, classes: classes.length }
  const others = runs.flatMap(({ name }, at) => {
    const difference = compared[at]?.differences?.[metric.key]
    return difference === undefined ? [] : [{ at, name, difference }]
  })
  return {
    ...{ part, rows: rows.length, ...(weights !== null && { weighted: true as const }) },
    ...{ reference: runs[reference]?.id ?? '', metric: metric.key },
    notes: [...notes, ...optimismNote(request, places, weights)],
    runs: runs.map(({ id }, at) => {
      const own = others.find((other) => other.at === at)
      const sentence = own === undefined ? null : differenceSentence(own.name, own.difference, about, others.length)
      return { run: id, sentence, ...(compared[at] as ComparedModel) }
    }),
    sentence: comparisonSentence(others, about),
  }
}

function modelsOf(
  predictions: readonly Outputs[],
  places: readonly Uint32Array[],
  classes: number,
  options: (truth: Uint32Array | null) => Parameters<typeof compareModels>[2],
): ComparedModel[] {
  const of = (at: number) => {
    const [own, where] = [predictions[at] as Outputs, places[at] as Uint32Array]
    return { predicted: predictedAt(own, where), truth: truthAt(own, where) }
  }
  const all = predictions.map((_, at) => of(at))
  if (classes === 0) {
    const measured = all.map(({ predicted, truth }) => numberRows(predicted as PredictedNumbers, truth as Float64Array))
    return compareModels(measured, metricsOfTask('regression'), options(null))
  }
  const measured = all.map(({ predicted, truth }) => classRows(predicted as PredictedClasses, truth as Uint32Array))
  return compareModels(measured, metricsOfRun('classification', classes), options(all[0]?.truth as Uint32Array))
}

/** Of a test, or of several runs on any rows: what choosing the best of them by these rows makes of its figure. */
function optimismNote(
  { runs, part, seed }: ComparisonRequest,
  places: readonly Uint32Array[],
  weights: Float64Array | null,
): string[] {
  if (runs.length < 3 && part !== 'test') return []
  const losses = runs.map(({ predictions }, at) => lossesOf(predictions, places[at] as Uint32Array))
  const optimism = optimismOfBest(losses, weights, seed, work)
  if (optimism === null || !(optimism > 0)) return []
  const name =
    runs[0]?.predictions.classes.length === 0 ? 'mean squared error, on the scale of the network,' : 'log loss'
  return [
    `Choosing the best of these ${runs.length} by its ${name} on these rows makes it look better by ${Number(optimism.toPrecision(2))} than it is, even if all were equally good.`,
  ]
}

/** What each row costs a run: its log loss, or the square of its error on the scale that the network learns. */
function lossesOf(predictions: Outputs, places: Uint32Array): Float64Array {
  const [predicted, truth] = [predictedAt(predictions, places), truthAt(predictions, places)]
  if (predicted.kind === 'classes') return crossEntropiesOf(predicted.logits, truth as Uint32Array)
  return predicted.standardized.map((value, row) => (value - (truth[row] as number)) ** 2)
}

/** @param rows ascending, each of them predicted */
function placesOfRows({ rows: predicted }: Outputs, rows: Uint32Array): Uint32Array {
  let place = 0
  return rows.map((row) => {
    while ((predicted[place] as number) < row) place += 1
    return place
  })
}

function metricOf({ runs, metric }: ComparisonRequest, classes: number): Metric {
  const all = metricsOfRun(runs[0]?.spec.preparation.task ?? 'classification', classes)
  const found = metric === null ? all[0] : all.find(({ key }) => key === metric)
  if (found === undefined) throw new LabError('bad-call', `These runs have no metric named ${metric}.`)
  return found
}

function weightsOf({ runs, access, memory }: ComparisonRequest, rows: Uint32Array): Float64Array | null {
  const preparation = runs[0]?.spec.preparation
  if (preparation === undefined || preparation.weights === null) return null
  const table = openTable(access, memory)
  try {
    return columnWeights(preparation, table, rows)
  } finally {
    table.close()
  }
}
