import { LabError } from '../../contract/labError'
import type { RunSpec, TrainingSpec } from '../../spec/runSpec'
import { classIndices } from './target/applyTarget'
import type { FittedPreparation } from './fittedPreparation'
import { columnWeights, oneOnAverage } from './rowWeights'
import type { Parts } from './splits/parts'
import type { Table } from '../table/table'
import { didYouMean, nameList } from '../../spec/words/wording'

/**
 * The weight of each class, in the order of the classes; null where all count the same.
 * `balanced` is n / (k · n_c), by which each of k classes counts as much as another (King and Zeng, Political Analysis 9, 2001).
 * Rows that have weights count by them in n and n_c, as in scikit-learn's `compute_class_weight` with `sample_weight`.
 * @param train the classes of the training rows: those of other parts leave no trace
 * @param rowWeights of the same rows; null where each counts once
 * @throws LabError `bad-setting` for a name that is no class
 */
export function weightsOfClasses(
  rule: TrainingSpec['classWeights'],
  classes: readonly string[],
  train: Uint32Array,
  rowWeights: Float64Array | null = null,
): Float64Array | null {
  if (rule === 'none') return null
  if (rule !== 'balanced') {
    const unknown = Object.keys(rule).filter((name) => !classes.includes(name))
    if (unknown.length > 0) {
      throw new LabError(
        'bad-setting',
        `No row that can be used has the class ${nameList(unknown)}. ${didYouMean(unknown[0] ?? '', classes)}`,
        'training.classWeights',
      )
    }
    return Float64Array.from(classes, (name) => (Object.hasOwn(rule, name) ? (rule[name] ?? 1) : 1))
  }
  const counts = new Float64Array(classes.length)
  train.forEach((index, place) => {
    counts[index] = (counts[index] as number) + (rowWeights === null ? 1 : (rowWeights[place] as number))
  })
  const all = rowWeights === null ? train.length : counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (count === 0 ? 0 : all / (classes.length * count)))
}

/**
 * By how much the loss of each row of a part counts: its weight in the table times that of its class, 1 on average over the
 * part. Null where every row counts once.
 *
 * @param rows of one part
 * @throws LabError `bad-features` for a column of weights that is none, `bad-setting` where no row would count
 */
export function lossWeights(
  { preparation, training }: Pick<RunSpec, 'preparation' | 'training'>,
  fitted: FittedPreparation,
  table: Table,
  parts: Parts,
  rows: Uint32Array,
): Float64Array | null {
  const byRow = columnWeights(preparation, table, rows)
  if (fitted.target.scaling !== null || training.classWeights === 'none') return byRow
  const { classes } = fitted.target
  const train = classIndices(fitted, table, parts.train)
  const trainWeights = columnWeights(preparation, table, parts.train)
  const byClass = weightsOfClasses(training.classWeights, classes, train, trainWeights)
  if (byClass === null) return byRow
  const indices = classIndices(fitted, table, rows)
  const weights = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) weights[i] = (byRow?.[i] ?? 1) * (byClass[indices[i] as number] as number)
  if (rows.length > 0 && !weights.some((weight) => weight > 0)) {
    throw new LabError('bad-setting', 'No row would count. Give a class a weight above 0.', 'training.classWeights')
  }
  return oneOnAverage(weights)
}
