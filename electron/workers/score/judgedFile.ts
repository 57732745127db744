import type { Remedy } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { type ScoreWarning, scoreWarning } from '@shared/contract/scoreWarning'
import { lastRowWarnings } from '@shared/data/reading/remarks/totalsRow'
import type { Column } from '@shared/data/table/table'
import { probabilitiesOf } from '@shared/engine/predict/predict'
import { undoScaling } from '@shared/data/preparation/standardization'
import { type ModelFile, fittedModelOf } from '@shared/exports/modelFile'
import { type ColumnCollector, createColumnCollector } from '@shared/model/columnCollector'
import { columnPlaces, nearName } from '@shared/model/featurePlaces'
import type { Predicted } from '@shared/model/fittedModel'
import { predictionWidth } from '@shared/model/predictions'
import { type Scorer, createScorer } from '@shared/model/scorer'
import { type TruthReader, createTruthReader } from '@shared/model/truthReader'
import { type WeightReader, createWeightReader } from '@shared/model/weightReader'
import { type ReadingProgress, readRows } from '../import/source/readRows'
import { checkWidth } from './checkWidth'
import { type ScoredFileOptions, inspectScored } from './scoredFile'

export interface JudgedFileOptions extends ScoredFileOptions {
  /** A column of the file by which rows are told apart; null wants none. */
  by: string | null
  onProgress?: ((progress: ReadingProgress) => void) | undefined
}

/** What a model says of the rows of a file that it can judge: those that can be scored and have a truth that it knows. */
export interface JudgedFile {
  predicted: Predicted
  /** Class indices, or numbers on the scale that the network learns. */
  truth: Uint32Array | Float64Array
  /** By the model's column of weights, where it has one and the file too. */
  weights: Float64Array | null
  /** Numbers of these rows in the file, counted from 0, ascending: two models that judge the same file may leave out different ones. */
  rows: Uint32Array
  /** The column that was asked for, with a cell for each of these rows. */
  column: Column | null
  /** Rows of the whole file, and why some of them are not judged. */
  counts: { file: number; unscored: number; withoutTruth: number; unknownClass: number; withoutWeight: number }
  warnings: ScoreWarning[]
  /** Readings of the file that the warnings offer. */
  remedies: Remedy[]
}

interface Readers {
  scorer: Scorer
  truth: TruthReader
  weights: WeightReader | null
  by: ColumnCollector | null
}

/**
 * Reads a file as one that is scored, with what the model predicts in it.
 * @throws LabError `bad-file` where the features, the target or the column are not in the file, or no row can be judged; `cancelled`
 */
export async function readJudgedFile(file: ModelFile, options: JudgedFileOptions): Promise<JudgedFile> {
  const { name, by, shouldStop, onProgress } = options
  const model = fittedModelOf(file)
  const { target } = file.preparation
  const scored = await inspectScored(file, options)
  checkWidth(file, scored.inspected)
  const width = predictionWidth(target.classes)
  const [outputs, truths, weights, rows]: [Float64Array[], number[], number[], number[]] = [[], [], [], []]
  /** Of the file, once its header is read. */
  const begun: Readers[] = []
  let withoutWeight = 0
  let seen = 0
  let last: readonly string[] = []
  const result = await readRows(scored.inspected, {
    ...{ shouldStop, onProgress },
    onStart: ({ header }) => {
      const placeOf = (column: string) => columnPlaces([column], header).get(column)
      const needed = (column: string, why: string): number => {
        const place = placeOf(column)
        if (place !== undefined) return place
        const near = nearName(column, header)
        const todo = near === null ? 'Add it' : `It is there as ${near}: rename it`
        throw new LabError('bad-file', `${name} has no column ${column}, ${why}. ${todo}, or choose another file.`)
      }
      const { reading } = scored
      const scorer = createScorer(model, reading, header, name)
      const truth = createTruthReader(target, needed(target.name, 'which the model predicts'), reading)
      const weighedBy = file.spec.preparation.weights
      const weightPlace = weighedBy === null ? undefined : placeOf(weighedBy)
      begun.push({
        ...{ scorer, truth },
        weights:
          weighedBy === null || weightPlace === undefined ? null : createWeightReader(weighedBy, weightPlace, reading),
        by: by === null ? null : createColumnCollector(by, needed(by, 'by which rows are to be told apart'), reading),
      })
    },
    onRows: (batch) => {
      last = batch.at(-1) ?? last
      const [readers] = begun
      if (readers === undefined) return
      const { predicted, scored: places } = readers.scorer.predictRows(batch)
      const truth = readers.truth.read(batch, seen)
      const weight = readers.weights?.read(batch, seen)
      const kept: number[] = []
      places.forEach((row, index) => {
        if (Number.isNaN(truth[row])) return
        if (weight !== undefined && Number.isNaN(weight[row])) {
          withoutWeight += 1
          return
        }
        kept.push(row)
        rows.push(seen + row)
        truths.push(truth[row] as number)
        if (weight !== undefined) weights.push(weight[row] as number)
        outputs.push(outputsOf(predicted, index, width))
      })
      readers.by?.add(batch, kept)
      seen += batch.length
    },
  })
  const [readers] = begun
  if (readers === undefined) throw new Error('Rows were read before the header.')
  const { scorer, truth, weights: weightReader, by: collector } = readers
  const ofFile = [
    ...result.file.headerWarnings,
    ...result.warnings,
    ...lastRowWarnings(last, result.rows, scored.inspected.reading),
  ]
  const told = ofFile.map(({ code, message, column, rows: of }) => scoreWarning(code, `${message}.`, column, of))
  const ofRows = [...scorer.warnings(), ...truth.warnings(), ...(weightReader?.warnings() ?? [])]
  if (rows.length === 0) {
    const why = ofRows.length === 0 ? '' : ` ${ofRows.map(({ message }) => message).join(' ')}`
    throw new LabError('bad-file', `${name} has no row that can be evaluated.${why}`)
  }
  if (weightReader !== null && weights.every((weight) => weight === 0)) {
    const column = file.spec.preparation.weights
    const todo = 'Correct them, or leave the column out, and every row counts once.'
    throw new LabError('bad-file', `${name} has no row that counts: every weight in ${column} is 0. ${todo}`)
  }
  return {
    predicted: predictedFrom(outputs, width, file),
    truth: target.scaling === null ? Uint32Array.from(truths) : Float64Array.from(truths),
    weights: weightReader === null ? null : Float64Array.from(weights),
    rows: Uint32Array.from(rows),
    column: collector?.column() ?? null,
    counts: {
      ...{ file: result.rows, unscored: scorer.unscored, withoutTruth: truth.missing, unknownClass: truth.unknown },
      withoutWeight,
    },
    warnings: [
      ...scored.warnings,
      ...told,
      ...ofRows,
      ...withoutWeights(file, weightReader, name),
      ...seenRows(file, result.source, name),
    ],
    remedies: ofFile.flatMap(({ remedies: offered = [] }) => offered),
  }
}

function outputsOf(predicted: Predicted, row: number, width: number): Float64Array {
  if (predicted.kind === 'numbers') return predicted.standardized.slice(row, row + 1)
  const { stride, values } = predicted.logits
  return Float64Array.from(values.subarray(row * stride, row * stride + width))
}

function predictedFrom(outputs: readonly Float64Array[], columns: number, { preparation }: ModelFile): Predicted {
  const values = new Float64Array(outputs.length * columns)
  outputs.forEach((row, index) => values.set(row, index * columns))
  const { scaling } = preparation.target
  if (scaling !== null) {
    return { kind: 'numbers', standardized: values, values: values.map((of) => undoScaling(of, scaling)), scaling }
  }
  const logits = { rows: outputs.length, columns, stride: columns, values }
  return { kind: 'classes', logits, probabilities: probabilitiesOf(logits) }
}

/** Where the rows of training counted by a column that this file lacks. */
function withoutWeights({ spec }: ModelFile, reader: WeightReader | null, name: string): ScoreWarning[] {
  const column = spec.preparation.weights
  if (column === null || reader !== null) return []
  const message = `${name} has no column ${column}, by which rows were weighted in training: every row counts once.`
  return [scoreWarning('weights-not-there', message, column)]
}

/** Where the file is, byte by byte, the one that the model was trained on. @param source its sha-256 */
function seenRows({ dataset }: ModelFile, source: string, name: string): ScoreWarning[] {
  if (dataset.sha256 !== source) return []
  const message = `${name} is the table that the model was trained on: on rows that a model has seen, figures are better than on new ones.`
  return [scoreWarning('training-table', message, null)]
}
