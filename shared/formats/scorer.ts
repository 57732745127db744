import { LabError } from '../contract/labError'
import { prepareInputs, scorableRows } from '../data/applyPreparation'
import { type Table } from '../data/table'
import { counted, nameList } from '../data/wording'
import { predictedClass } from '../evaluation/metrics'
import { predictProbabilities } from '../engine/predict'
import { type FeatureReader, createFeatureReader } from './featureReader'
import { type ModelFile, networkOf } from './modelFile'

export interface Scorer {
  /** The columns of the file, then the probability of each class, then the predicted class. */
  header: string[]
  /** Each row with its results behind its own cells; the results of a row that cannot be scored are empty. */
  scoreRows(rows: readonly (readonly string[])[]): string[][]
  /** Rows so far that could not be scored because a feature is missing. */
  readonly unscored: number
  /** What was unusual in the rows so far. */
  warnings(): string[]
}

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
  let unscored = 0

  const scoreRows = (rows: readonly (readonly string[])[]): string[][] => {
    const table: Table = { rows: rows.length, columns: readers.map((reader) => reader.read(rows, seen)) }
    seen += rows.length
    const scorable = scorableRows(preparation, table)
    unscored += rows.length - scorable.length
    const probabilities = predictProbabilities(network, parameters, prepareInputs(preparation, table, scorable))
    const empty = [...classes.map(() => ''), '']
    const scored = rows.map((row) => [...row, ...empty])
    scorable.forEach((row, index) => {
      const start = index * classes.length
      const cells = Array.from(probabilities.values.subarray(start, start + classes.length), String)
      scored[row] = [...(rows[row] ?? []), ...cells, classes[predictedClass(probabilities, index)] ?? '']
    })
    return scored
  }

  return {
    header: withoutClashes(header, [...classes.map((name) => `p(${name})`), 'predicted']),
    scoreRows,
    get unscored() {
      return unscored
    },
    warnings: () => {
      const missing =
        unscored > 0 ? [`${counted(unscored, 'row')} not scored, results left empty: a feature is missing.`] : []
      return [...missing, ...readers.flatMap((reader) => reader.warnings())]
    },
  }
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
