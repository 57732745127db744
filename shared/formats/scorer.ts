import { LabError } from '../contract/labError'
import { prepareInputs, scorableRows } from '../data/applyPreparation'
import { type Table } from '../data/table'
import { counted, nameList, rowList } from '../data/wording'
import { predictedClass } from '../evaluation/metrics'
import type { Matrix } from '../engine/matrix'
import { predictProbabilities } from '../engine/predict'
import { type FeatureReader, createFeatureReader } from './featureReader'
import { type ModelFile, networkOf } from './modelFile'

export interface Scorer {
  /** The columns of the file, then the probability of each class, then the predicted class. */
  header: string[]
  /** Each row with its results behind its own cells; the results of a row that cannot be scored are empty. */
  scoreRows(rows: readonly (readonly string[])[]): string[][]
  /** Rows so far that could not be scored: a feature is missing, or a value has no finite place on the model's scale. */
  readonly unscored: number
  /** What was unusual in the rows so far. */
  warnings(): string[]
}

const noted = 10

/**
 * Scores raw rows by the statistics that were fitted in training, whatever the other rows are. Cells are read as on import;
 * columns the model does not need pass through.
 *
 * @throws LabError `bad-file` naming the features that the file lacks
 */
export function createScorer(model: ModelFile, header: readonly string[], fileName: string): Scorer {
  const { preparation } = model
  const { network, parameters } = networkOf(model)
  const features = preparation.inputs.map(({ feature }) => feature)
  const absent = features.filter((feature) => !header.includes(feature))
  if (absent.length > 0) {
    throw new LabError(
      'bad-file',
      `${fileName} lacks ${counted(absent.length, 'column')} that the model needs: ${nameList(absent)}. Add them, or choose another file.`,
    )
  }
  const readers: FeatureReader[] = preparation.inputs.map((input) =>
    createFeatureReader(input, header.indexOf(input.feature)),
  )
  const { classes } = preparation.target
  let seen = 0
  let incomplete = 0
  let overflowing = 0
  const overflowingRows: number[] = []

  const scoreRows = (rows: readonly (readonly string[])[]): string[][] => {
    const table: Table = { rows: rows.length, columns: readers.map((reader) => reader.read(rows, seen)) }
    const scorable = scorableRows(preparation, table)
    incomplete += rows.length - scorable.length
    const inputs = prepareInputs(preparation, table, scorable)
    const probabilities = predictProbabilities(network, parameters, inputs)
    const empty = [...classes.map(() => ''), '']
    const scored = rows.map((row) => [...row, ...empty])
    scorable.forEach((row, index) => {
      // An infinite input would give a class of full confidence.
      if (!isFiniteRow(inputs, index) || !isFiniteRow(probabilities, index)) {
        overflowing += 1
        if (overflowingRows.length < noted) overflowingRows.push(seen + row + 1)
        return
      }
      const start = index * classes.length
      const cells = Array.from(probabilities.values.subarray(start, start + classes.length), String)
      scored[row] = [...(rows[row] ?? []), ...cells, classes[predictedClass(probabilities, index)] ?? '']
    })
    seen += rows.length
    return scored
  }

  return {
    header: withoutClashes(header, [...classes.map((name) => `p(${name})`), 'predicted']),
    scoreRows,
    get unscored() {
      return incomplete + overflowing
    },
    warnings: () => {
      const unscored = (count: number, reason: string): string[] =>
        count > 0 ? [`${counted(count, 'row')} not scored, results left empty: ${reason}.`] : []
      const places = rowList(overflowingRows, overflowing)
      return [
        ...unscored(incomplete, 'a feature is missing'),
        ...unscored(overflowing, `a value is too large for the model's scale (${places})`),
        ...readers.flatMap((reader) => reader.warnings()),
      ]
    },
  }
}

function isFiniteRow({ columns, values }: Matrix, row: number): boolean {
  return values.subarray(row * columns, (row + 1) * columns).every(Number.isFinite)
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
