import type { ModelExplanation } from '@shared/contract/explanation'
import { LabError } from '@shared/contract/labError'
import { classIndices, targetNumbers } from '@shared/data/preparation/target/applyTarget'
import { scorableRows } from '@shared/data/preparation/applyPreparation'
import { rowFrequencies } from '@shared/data/preparation/rowWeights'
import { type Table, findColumn, missingCode } from '@shared/data/table/table'
import { contributionsOf } from '@shared/evaluation/explanation/contributions'
import { importanceOf } from '@shared/evaluation/explanation/importance'
import { modelCoefficients } from '@shared/evaluation/explanation/modelCoefficients'
import { type ModelFile, fittedModelOf, readModelFile } from '@shared/exports/modelFile'
import type { FittedModel } from '@shared/model/fittedModel'
import { collectTable } from '../score/collectTable'
import type { ExplainFileRequest } from './evaluateMessages'

/**
 * What a model file says of itself, and, with a file of rows, how important its features are there and what moves one of the rows.
 * @throws LabError `bad-model`; `bad-file` where the file cannot be read or lacks features; `bad-call` for a row that is not there
 */
export async function explainFile({ modelText, file, row, seed }: ExplainFileRequest): Promise<ModelExplanation> {
  const modelFile = readModelFile(modelText, 'The model')
  const model = fittedModelOf(modelFile)
  const { name, inference, inferenceReason, network } = modelFile
  const { target } = model.preparation
  return {
    ...{ name, target: target.name, classes: target.classes, hidden: network.hidden },
    coefficients: modelCoefficients(model),
    ...{ inference, inferenceReason },
    file: file === null ? null : await explainRows(modelFile, model, file, { row, seed }),
  }
}

async function explainRows(
  modelFile: ModelFile,
  model: FittedModel,
  file: NonNullable<ExplainFileRequest['file']>,
  { row, seed }: Pick<ExplainFileRequest, 'row' | 'seed'>,
): Promise<ModelExplanation['file']> {
  const { table, hasTarget, hasWeights, warnings } = await collectTable(modelFile, { ...file, shouldStop: undefined })
  const { preparation } = model
  const weights = hasWeights ? modelFile.spec.preparation.weights : null
  const usable = countedRows(table, scorableRows(preparation, table), weights)
  const weightsOf = (rows: Uint32Array) => rowFrequencies({ weights }, table, rows)
  if (row !== null && usable.length === 0) {
    const why = 'so that there is no average to tell a row from'
    throw new LabError('bad-file', `${file.name} has no row that the model can score and that counts, ${why}.`)
  }
  const known = hasTarget ? withTruth(model, table, usable) : new Uint32Array(0)
  const question = { model, table, part: null, rows: known, weights: weightsOf(known), seed } as const
  return {
    rows: table.rows,
    importance: known.length === 0 ? null : importanceOf(question),
    importanceReason: known.length > 0 ? null : noImportance(hasTarget, preparation.target.name, file.name),
    contributions:
      row === null ? null : contributionsIn(model, table, { train: usable, weights: weightsOf(usable), row }),
    warnings,
  }
}

function noImportance(hasTarget: boolean, target: string, file: string): string {
  return hasTarget
    ? `No row of ${file} has both the target ${target} and all that the model needs, so there is no permutation importance.`
    : `${file} has no column ${target}, so there is no permutation importance.`
}

/** Of two classes those to the event, of more to the class that is predicted. */
function contributionsIn(
  model: FittedModel,
  table: Table,
  rows: { train: Uint32Array; weights: Float64Array | null; row: number },
) {
  const ask = (classIndex: number) => contributionsOf({ model, table, ...rows, changes: {}, classIndex })
  const { classes } = model.preparation.target
  const found = ask(classes.length === 0 ? 0 : 1)
  const probabilities = found.probabilities ?? []
  if (classes.length <= 2) return found
  const predicted = probabilities.indexOf(Math.max(...probabilities))
  return predicted === 1 ? found : ask(predicted)
}

/** The rows with a weight above 0; all of them without weights. */
function countedRows(table: Table, rows: Uint32Array, weights: string | null): Uint32Array {
  const column = weights === null ? undefined : findColumn(table, weights)
  if (column?.kind !== 'number') return rows
  return rows.filter((row) => (column.values[row] as number) > 0)
}

/** The rows whose target is a class of the model, or a number. */
function withTruth({ preparation }: FittedModel, table: Table, rows: Uint32Array): Uint32Array {
  if (preparation.target.scaling !== null) {
    const truth = targetNumbers(preparation, table, rows)
    return rows.filter((_, place) => Number.isFinite(truth[place]))
  }
  const truth = classIndices(preparation, table, rows)
  return rows.filter((_, place) => truth[place] !== missingCode)
}
