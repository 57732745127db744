import { type ScoreWarning, type ScoreWarningCode, scoreWarning } from '../contract/scoreWarning'
import type { Reading } from '../spec/reading'
import { prepareInputs, scorableRows } from '../data/preparation/applyPreparation'
import type { FittedInput } from '../data/preparation/fittedPreparation'
import { type Located, note, nothingLocated } from '../data/located'
import { type Column, type Table, missingCode } from '../data/table/table'
import { counted, nameList, rowList } from '../spec/words/wording'
import { type Matrix, createMatrix } from '../math/matrix'
import { type FeatureReader, createFeatureReader } from './featureReader'
import { requiredPlaces } from './featurePlaces'
import type { FittedModel, Predicted } from './fittedModel'
import { predictionCells, predictionColumns } from './predictionCells'

export interface Scorer {
  /** The columns of the file, then the probability of each class and the predicted class, or the predicted number. */
  header: string[]
  /** Each row with its results behind its own cells; the results of a row that cannot be scored are empty. */
  scoreRows(rows: readonly (readonly string[])[]): string[][]
  /** What the model says of these rows, and which of them, counted from 0, it could score: as many as were predicted, ascending. */
  predictRows(rows: readonly (readonly string[])[]): { predicted: Predicted; scored: Uint32Array }
  /** Rows so far that could not be scored: a feature is missing, or a value has no finite place on the model's scale. */
  readonly unscored: number
  /** What was unusual in the rows so far. */
  warnings(): ScoreWarning[]
}

/**
 * Scores raw rows by the statistics that were fitted in training, whatever the other rows are. Cells are read as on import;
 * columns the model does not need pass through.
 *
 * @param reading of the model's table
 * @throws LabError `bad-file` naming the features that the file lacks
 */
export function createScorer(
  model: FittedModel,
  reading: Reading,
  header: readonly string[],
  fileName: string,
): Scorer {
  const { preparation } = model
  const { classes } = preparation.target
  const added = predictionColumns(classes)
  const places = requiredPlaces(preparation, header, fileName)
  const readers: FeatureReader[] = preparation.inputs.map((input) =>
    createFeatureReader(input, places.get(input.feature) as number, reading),
  )
  const empty = added.map(() => '')
  let seen = 0
  const incomplete = nothingLocated()
  /** Rows that lack a value, by feature. */
  const lacking = new Map<string, number>()
  const overflowing = nothingLocated()
  const filled = preparation.inputs.map(nothingLocated)

  /** The rows that have what the model needs, its inputs, and what it says of each: `cells` is null where that is no finite number. */
  const predictAll = (rows: readonly (readonly string[])[]) => {
    const table: Table = { rows: rows.length, columns: readers.map((reader) => reader.read(rows, seen)) }
    preparation.inputs.forEach((input, index) => {
      if (input.impute !== null) noteMissing(table.columns[index] as Column, seen, filled[index] as Located)
    })
    const scorable = scorableRows(preparation, table, (feature, count) =>
      lacking.set(feature, (lacking.get(feature) ?? 0) + count),
    )
    noteOthers(scorable, rows.length, seen, incomplete)
    const inputs = prepareInputs(preparation, table, scorable)
    const predicted = model.predictInputs(inputs)
    const cells = Array.from(scorable, (row, index) => {
      // An infinite input would give a class of full confidence.
      const found = isFiniteRow(inputs, index) ? predictionCells(predicted, classes, index) : null
      if (found === null) note(overflowing, seen + row + 1)
      return found
    })
    seen += rows.length
    return { inputs, scorable, predicted, cells }
  }

  const scoreRows = (rows: readonly (readonly string[])[]): string[][] => {
    const { scorable, cells } = predictAll(rows)
    const scored = rows.map((row) => [...row, ...empty])
    scorable.forEach((row, index) => {
      const found = cells[index]
      if (found) scored[row] = [...(rows[row] ?? []), ...found]
    })
    return scored
  }

  const predictRows = (rows: readonly (readonly string[])[]) => {
    const { inputs, scorable, predicted, cells } = predictAll(rows)
    if (cells.every((found) => found !== null)) return { predicted, scored: Uint32Array.from(scorable) }
    const finite = Uint32Array.from(scorable.keys()).filter((index) => cells[index] !== null)
    const { columns, stride, values } = inputs
    const kept = createMatrix(finite.length, columns)
    finite.forEach((from, to) => kept.values.set(values.subarray(from * stride, from * stride + columns), to * columns))
    return { predicted: model.predictInputs(kept), scored: finite.map((index) => scorable[index] as number) }
  }

  return {
    header: withoutClashes(header, added),
    ...{ scoreRows, predictRows },
    get unscored() {
      return incomplete.count + overflowing.count
    },
    warnings: () => {
      const unscored = (code: ScoreWarningCode, { count, rows }: Located, reason: string): ScoreWarning[] => {
        const message = `${counted(count, 'row')} not scored, results left empty: ${reason} (${rowList(rows, count)}).`
        return count > 0 ? [scoreWarning(code, message, null, rows)] : []
      }
      return [
        ...unscored('rows-not-scored', incomplete, `no value of ${lackingText(lacking, seen)}`),
        ...unscored('beyond-scale', overflowing, "a value is too large for the model's scale"),
        ...readers.flatMap((reader) => reader.warnings()),
        ...preparation.inputs.flatMap((input, index) => filledWarning(input, filled[index] as Located)),
      ]
    },
  }
}

/** Notes the rows of a stretch that are not among the scorable ones, which ascend. */
function noteOthers(scorable: ArrayLike<number>, rows: number, before: number, others: Located): void {
  let next = 0
  for (let row = 0; row < rows; row++) {
    if (scorable[next] === row) next += 1
    else note(others, before + row + 1)
  }
}

/** @param before how many rows of the file came earlier */
function noteMissing(column: Column, before: number, filled: Located): void {
  if (column.kind === 'category') {
    column.codes.forEach((code, row) => {
      if (code === missingCode) note(filled, before + row + 1)
    })
    return
  }
  column.values.forEach((value, row) => {
    if (Number.isNaN(value)) note(filled, before + row + 1)
  })
}

function filledWarning({ feature, impute, kind }: FittedInput, { count, rows }: Located): ScoreWarning[] {
  if (count === 0) return []
  const value = kind === 'date' || impute === null ? '' : ` with ${shortly(impute)}`
  const message = `${counted(count, 'missing cell')} in ${feature} filled in${value}, by the rule of the model: ${rowList(rows, count)}.`
  return [scoreWarning('cells-filled-in', message, feature, rows)]
}

/** A value as a sentence shows it: a number by six digits. */
function shortly(value: number | string): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : value
}

/** "a (2 rows), b (in no row)" */
function lackingText(lacking: ReadonlyMap<string, number>, rows: number): string {
  return nameList(
    [...lacking].map(([feature, count]) => `${feature} (${count === rows ? 'in any row' : counted(count, 'row')})`),
  )
}

function isFiniteRow({ columns, stride, values }: Matrix, row: number): boolean {
  return values.subarray(row * stride, row * stride + columns).every(Number.isFinite)
}

/** An added name that the file has already takes the suffix _2, _3 and so on. */
function withoutClashes(header: readonly string[], added: readonly string[]): string[] {
  const names = new Set(header)
  for (const name of added) {
    let free = name
    for (let suffix = 2; names.has(free); suffix++) free = `${name}_${suffix}`
    names.add(free)
  }
  return [...names]
}
