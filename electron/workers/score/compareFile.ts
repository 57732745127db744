import { LabError } from '@shared/contract/labError'
import { type ScoreWarning } from '@shared/contract/scoreWarning'
import { checkSameTask } from '@shared/evaluation/comparison/comparable'
import { compareModels } from '@shared/evaluation/comparison/compareModels'
import { differenceSentence } from '@shared/evaluation/comparison/sentences'
import { holm } from '@shared/evaluation/comparison/holm'
import { classRows, numberRows } from '@shared/evaluation/metricContext'
import { type Metric, metricsOfRun, metricsOfTask } from '@shared/evaluation/metrics'
import { type ModelFile, readModelFile } from '@shared/exports/modelFile'
import type { PredictedClasses, PredictedNumbers } from '@shared/model/fittedModel'
import type { OperationTools } from '../threads/serveThread'
import { type JudgedFile, readJudgedFile } from './judgedFile'
import type { CompareFileRequest, CompareFileResult } from './scoreMessages'

/** Rows times draws times models that are spent on intervals. */
const work = 5e7

/**
 * Two models on those rows of a file that both can judge; every difference is that of the second less the first.
 * @throws LabError `bad-model`, `bad-file`, `cancelled`, or `bad-call` where the models do not predict the same
 */
export async function compareFile(request: CompareFileRequest & OperationTools): Promise<CompareFileResult> {
  const { modelTexts, names, path, name, reading: choices, seed, shouldStop, onProgress } = request
  const files = modelTexts.map((text, at) => readModelFile(text, names[at] ?? 'The model'))
  const [first, second] = files as [ModelFile, ModelFile]
  checkSameTask([named(first, names[0]), named(second, names[1])])
  const read = (file: ModelFile) => readJudgedFile(file, { path, name, choices, by: null, shouldStop, onProgress })
  const judged: [JudgedFile, JudgedFile] = [await read(first), await read(second)]
  const rows = judged[0].rows.filter(memberOf(judged[1].rows))
  if (rows.length === 0) throw new LabError('bad-file', `${name} has no row that both models can judge.`)
  const [one, two] = judged.map((of) => onRows(of, rows)) as [JudgedFile, JudgedFile]
  const { classes } = first.preparation.target
  const weights = one.weights !== null && two.weights !== null ? one.weights : null
  const options = { weights, seed, reference: 0, work: work / Math.max(1, classes.length === 2 ? 1 : classes.length) }
  const compared =
    classes.length === 0
      ? compareModels(
          [one, two].map(({ predicted, truth }) => numberRows(predicted as PredictedNumbers, truth as Float64Array)),
          metricsOfTask('regression'),
          { ...options, truth: null },
        )
      : compareModels(
          [one, two].map(({ predicted, truth }) => classRows(predicted as PredictedClasses, truth as Uint32Array)),
          metricsOfRun('classification', classes.length),
          { ...options, truth: one.truth as Uint32Array },
        )
  const differences = compared[1]?.differences ?? {}
  const metric = metricsOfRun(first.spec.preparation.task, classes.length)[0] as Metric
  const difference = differences[metric.key]
  const about = { reference: names[0], metric, classes: classes.length }
  const sentence = difference === undefined ? '' : differenceSentence(names[1], difference, about)
  const corrected = holm(Object.values(differences).map(({ p }) => p))
  return {
    ...{ rows: rows.length, weighted: weights !== null, target: first.preparation.target.name, classes: [...classes] },
    models: names.map((of, at) => ({ name: of, values: compared[at]?.values ?? {} })),
    differences: Object.fromEntries(
      Object.entries(differences).map(([key, of], at) => [key, { ...of, corrected: corrected[at] ?? null }]),
    ),
    sentence,
    counts: { file: judged[0].counts.file, judged: judged.map((of) => of.rows.length) },
    warnings: together(
      judged.map((of) => of.warnings),
      names,
    ),
    remedies: judged[0].remedies,
  }
}

const named = ({ spec, preparation }: ModelFile, name: string) => ({ name, spec, classes: preparation.target.classes })

/** Whether a row is in an ascending list. */
function memberOf(rows: Uint32Array): (row: number) => boolean {
  const there = new Set(rows)
  return (row) => there.has(row)
}

/** What a model says of some of the rows that it judged. @param rows ascending, all of them judged */
function onRows(judged: JudgedFile, rows: Uint32Array): JudgedFile {
  if (rows.length === judged.rows.length) return judged
  let place = 0
  const places = rows.map((row) => {
    while ((judged.rows[place] as number) < row) place += 1
    return place
  })
  const { predicted, truth, weights } = judged
  const pick = (values: Float64Array) => Float64Array.from(places, (at) => values[at] as number)
  const picked = truth instanceof Uint32Array ? places.map((at) => truth[at] as number) : pick(truth)
  return {
    ...judged,
    rows,
    truth: picked,
    weights: weights && pick(weights),
    predicted: predictedOn(predicted, places),
  }
}

function predictedOn(predicted: JudgedFile['predicted'], places: Uint32Array): JudgedFile['predicted'] {
  if (predicted.kind === 'numbers') {
    const pick = (values: Float64Array) => Float64Array.from(places, (at) => values[at] as number)
    return { ...predicted, standardized: pick(predicted.standardized), values: pick(predicted.values) }
  }
  const pick = ({ columns, stride, values }: PredictedClasses['logits']) => {
    const picked = new Float64Array(places.length * columns)
    places.forEach((at, row) => {
      for (let k = 0; k < columns; k++) picked[row * columns + k] = values[at * stride + k] as number
    })
    return { rows: places.length, columns, stride: columns, values: picked }
  }
  return { ...predicted, probabilities: pick(predicted.probabilities), logits: pick(predicted.logits) }
}

/** What is told of the file by both models once, what by one of them with its name. */
function together(warnings: readonly ScoreWarning[][], names: readonly string[]): ScoreWarning[] {
  const told = (list: readonly ScoreWarning[] | undefined, message: string) =>
    list?.some((other) => other.message === message) === true
  return warnings.flatMap((list, at) =>
    list.flatMap((warning) => {
      if (told(warnings[1 - at], warning.message)) return at === 0 ? [warning] : []
      return [{ ...warning, message: `${names[at]}: ${warning.message}` }]
    }),
  )
}
