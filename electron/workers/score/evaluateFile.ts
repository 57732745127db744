import type { RunCurves } from '@shared/contract/curves'
import { readModelFile, type ModelFile } from '@shared/exports/modelFile'
import { type ConstantAnswer } from '@shared/evaluation/constantAnswer'
import { curvesOf } from '@shared/evaluation/curves/curves'
import { evaluate } from '@shared/evaluation/evaluate'
import { groupsOf } from '@shared/evaluation/subgroups'
import type { OperationTools } from '../threads/serveThread'
import type { EvaluateFileRequest, EvaluateFileResult } from './scoreMessages'
import { type JudgedFile, readJudgedFile } from './judgedFile'

/**
 * How good a model's predictions of the rows of a file are.
 * @throws LabError `bad-model`, `bad-file` or `cancelled`
 */
export async function evaluateFile(request: EvaluateFileRequest & OperationTools): Promise<EvaluateFileResult> {
  const { modelText, path, name, reading: choices, by, threshold, seed, shouldStop, onProgress } = request
  const file = readModelFile(modelText, 'The model')
  const judged = await readJudgedFile(file, { path, name, choices, by, shouldStop, onProgress })
  const { predicted, truth, weights, column, counts, warnings, remedies } = judged
  const evaluation = evaluate({
    ...{ predicted, truth, weights, threshold, seed },
    classes: file.preparation.target.classes,
    constant: constantOf(file),
    by: column && { column: column.name, groups: groupsOf(column) },
  })
  const { name: target } = file.preparation.target
  return { evaluation, curves: curvesOfEvent(judged, seed), counts, warnings, remedies, target }
}

/** Null unless there are two classes. */
function curvesOfEvent({ predicted, truth, weights }: JudgedFile, seed: number): RunCurves | null {
  if (predicted.kind !== 'classes' || predicted.probabilities.columns !== 2) return null
  const { values, stride } = predicted.probabilities
  const probabilities = Float64Array.from(truth, (_, row) => values[row * stride + 1] as number)
  const isEvent = Uint8Array.from(truth, (classIndex) => (classIndex === 1 ? 1 : 0))
  return { classIndex: 1, rows: truth.length, ...curvesOf(probabilities, isEvent, weights, seed) }
}

/**
 * What a model file knows of its training rows: how many had each class, unless they were weighted; and their mean, which is 0 on the scale that the
 * network learns, but where measures that outliers cannot bend took its place. Null where it does not know.
 */
function constantOf({ metrics, preparation, spec }: ModelFile): ConstantAnswer | null {
  if (preparation.target.scaling !== null) {
    return spec.training.loss === 'squaredError' ? { kind: 'mean', mean: 0 } : null
  }
  const { confusion = null, weighted = false } = metrics.train ?? {}
  if (confusion === null || weighted) return null
  const rows = confusion.map((counts) => counts.reduce((sum, count) => sum + count, 0))
  const total = rows.reduce((sum, count) => sum + count, 0)
  return total === 0 ? null : { kind: 'shares', shares: rows.map((count) => count / total) }
}
