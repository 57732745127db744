import { LabError } from '../contract/labError'
import type { Reading } from '../spec/reading'
import { prepareInputs, scorableRows } from '../data/preparation/applyPreparation'
import { note, nothingLocated } from '../data/located'
import { type Table } from '../data/table/table'
import { counted, nameList, rowList } from '../spec/words/wording'
import type { Matrix } from '../math/matrix'
import { type FeatureReader, createFeatureReader } from './featureReader'
import type { FittedModel } from './fittedModel'
import { predictionCells, predictionColumns } from './predictionCells'

export interface Scorer {
  /** The columns of the file, then the probability of each class and the predicted class, or the predicted number. */
  header: string[]
  /** Each row with its results behind its own cells; the results of a row that cannot be scored are empty. */
  scoreRows(rows: readonly (readonly string[])[]): string[][]
  /** Rows so far that could not be scored: a feature is missing, or a value has no finite place on the model's scale. */
  readonly unscored: number
  /** What was unusual in the rows so far. */
  warnings(): string[]
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
  const features = preparation.inputs.map(({ feature }) => feature)
  const absent = features.filter((feature) => !header.includes(feature))
  if (absent.length > 0) {
    throw new LabError(
      'bad-file',
      `${fileName} lacks ${counted(absent.length, 'column')} that the model needs: ${nameList(absent)}. Add them, or choose another file.`,
    )
  }
  const readers: FeatureReader[] = preparation.inputs.map((input) =>
    createFeatureReader(input, header.indexOf(input.feature), reading),
  )
  const empty = added.map(() => '')
  let seen = 0
  let incomplete = 0
  const overflowing = nothingLocated()

  const scoreRows = (rows: readonly (readonly string[])[]): string[][] => {
    const table: Table = { rows: rows.length, columns: readers.map((reader) => reader.read(rows, seen)) }
    const scorable = scorableRows(preparation, table)
    incomplete += rows.length - scorable.length
    const inputs = prepareInputs(preparation, table, scorable)
    const predicted = model.predictInputs(inputs)
    const scored = rows.map((row) => [...row, ...empty])
    scorable.forEach((row, index) => {
      // An infinite input would give a class of full confidence.
      const cells = isFiniteRow(inputs, index) ? predictionCells(predicted, classes, index) : null
      if (cells) {
        scored[row] = [...(rows[row] ?? []), ...cells]
        return
      }
      note(overflowing, seen + row + 1)
    })
    seen += rows.length
    return scored
  }

  return {
    header: withoutClashes(header, added),
    scoreRows,
    get unscored() {
      return incomplete + overflowing.count
    },
    warnings: () => {
      const unscored = (count: number, reason: string): string[] =>
        count > 0 ? [`${counted(count, 'row')} not scored, results left empty: ${reason}.`] : []
      const places = rowList(overflowing.rows, overflowing.count)
      return [
        ...unscored(incomplete, 'a feature is missing'),
        ...unscored(overflowing.count, `a value is too large for the model's scale (${places})`),
        ...readers.flatMap((reader) => reader.warnings()),
      ]
    },
  }
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
