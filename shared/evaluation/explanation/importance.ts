import type { Importance } from '../../contract/explanation'
import type { Part } from '../../contract/metrics'
import { classIndices, targetNumbers } from '../../data/preparation/target/applyTarget'
import type { Table } from '../../data/table/table'
import { crossEntropy } from '../../engine/predict/classProbabilities'
import { normalQuantile } from '../../math/distributions/normal'
import { createRandom } from '../../math/random'
import type { FittedModel, Predicted } from '../../model/fittedModel'
import { sampleOf } from './background'
import { allRows, gathered, taken } from './rowTable'

/** Rows that are shuffled, and how often each feature is. */
const mostRows = 20_000
const shuffles = 10
/** Rows × parameters × features × shuffles: some seconds. Of more, fewer rows. */
const mostWork = 6e9

export interface ImportanceQuestion {
  model: FittedModel
  table: Table
  /** Null for the rows of a file. */
  part: Part | null
  /** Of the part, and their weights; null where each counts once. */
  rows: Uint32Array
  weights: Float64Array | null
  seed: number
}

/**
 * Permutation importance (Breiman, Machine Learning 45, 2001; Fisher, Rudin and Dominici, Journal of Machine Learning Research 20, 2019):
 * the model's loss with the cells of one feature shuffled among the rows, all of its inputs and products together, less its loss before.
 *
 * The mean loss of shuffled rows is a statistic of pairs (a row, and another one whose cell it has). Its standard error follows from what
 * each row does to it in both roles, averaged over the shuffles (Hoeffding, Annals of Mathematical Statistics 19, 1948): it tells how much
 * the importance would vary over other rows, not over other shuffles of these.
 */
export function importanceOf({ model, table, part, rows, weights, seed }: ImportanceQuestion): Importance {
  const { preparation, parameters } = model
  const features = preparation.inputs.map(({ feature }) => feature)
  const size = parameters.length + 20 * features.length
  const most = Math.min(mostRows, Math.max(100, Math.floor(mostWork / (size * features.length * shuffles))))
  const chosen = sampleOf(rows, most, seed)
  const weightOf = new Map(weights === null ? [] : Array.from(rows, (row, place) => [row, weights[place] as number]))
  const counts = Float64Array.from(chosen, (row) => weightOf.get(row) ?? 1)
  const sub = gathered(preparation, table, chosen)
  const lossesOf = rowLosses(model, table, chosen)
  const all = allRows(sub)
  const before = lossesOf(model.predict(sub, all))
  const scale = preparation.target.scaling === null ? asMean : asRoot
  const loss = scale.value(meanOf(before, counts))
  const found = features.map((feature, index) => {
    const asReceiver = new Float64Array(chosen.length)
    const asDonor = new Float64Array(chosen.length)
    for (let round = 0; round < shuffles; round++) {
      const order = all.slice()
      createRandom(seed, 'shuffle', index * shuffles + round).shuffle(order)
      const columns = sub.columns.map((column, at) => (at === index ? taken(column, order) : column))
      const after = lossesOf(model.predict({ rows: sub.rows, columns }, all))
      after.forEach((value, row) => {
        const rise = (value - (before[row] as number)) / shuffles
        asReceiver[row] = (asReceiver[row] as number) + rise
        const donor = order[row] as number
        asDonor[donor] = (asDonor[donor] as number) + rise
      })
    }
    return { feature, ...estimateOf({ before, asReceiver, asDonor, counts }, scale) }
  })
  found.sort((first, second) => (second.importance ?? Infinity) - (first.importance ?? Infinity))
  return {
    ...{ part, rows: chosen.length, rowsOfPart: rows.length, shuffles, seed, features: found },
    metric: preparation.target.scaling === null ? 'logLoss' : 'rmse',
    loss: finite(loss),
  }
}

/** From the mean of what rows cost to the loss that is told, and its slope there. */
interface Scale {
  value: (mean: number) => number
  slope: (mean: number) => number
}
const asMean: Scale = { value: (mean) => mean, slope: () => 1 }
const asRoot: Scale = { value: Math.sqrt, slope: (mean) => (mean > 0 ? 0.5 / Math.sqrt(mean) : 0) }

interface RowCosts {
  before: Float64Array
  /** What each row costs more, on average, with the cell of another row, and what the others cost more with its own. */
  asReceiver: Float64Array
  asDonor: Float64Array
  counts: Float64Array
}

function estimateOf(
  { before, asReceiver, asDonor, counts }: RowCosts,
  { value, slope }: Scale,
): Omit<Importance['features'][number], 'feature'> {
  const [old, rise, given] = [meanOf(before, counts), meanOf(asReceiver, counts), meanOf(asDonor, counts)]
  const shuffled = old + rise
  const importance = value(shuffled) - value(old)
  if (!Number.isFinite(importance)) return { importance: null, standardError: null, low: null, high: null }
  const total = counts.reduce((sum, count) => sum + count, 0)
  let squares = 0
  for (let row = 0; row < counts.length; row++) {
    const pair = (asReceiver[row] as number) - rise + (asDonor[row] as number) - given
    const effect = slope(shuffled) * pair + (slope(shuffled) - slope(old)) * ((before[row] as number) - old)
    squares += ((counts[row] as number) * effect) ** 2
  }
  const standardError = Math.sqrt(squares) / total
  const reach = normalQuantile(0.975) * standardError
  return { importance, standardError, low: importance - reach, high: importance + reach }
}

/** What each of these rows costs: the log loss of its class, or the square of its error in the unit of the target. */
function rowLosses(model: FittedModel, table: Table, rows: Uint32Array): (predicted: Predicted) => Float64Array {
  const { preparation } = model
  if (preparation.target.scaling !== null) {
    const truth = targetNumbers(preparation, table, rows)
    return (predicted) => {
      if (predicted.kind !== 'numbers') throw new RangeError('The target is a number.')
      return predicted.values.map((value, row) => (value - (truth[row] as number)) ** 2)
    }
  }
  const truth = classIndices(preparation, table, rows)
  return (predicted) => {
    if (predicted.kind !== 'classes') throw new RangeError('The target has classes.')
    const { values, columns, stride } = predicted.logits
    return Float64Array.from(truth, (of, row) => crossEntropy(values, row * stride, columns, of))
  }
}

function meanOf(values: Float64Array, counts: Float64Array): number {
  let [sum, total] = [0, 0]
  for (let row = 0; row < values.length; row++) {
    const count = counts[row] as number
    if (count > 0) sum += count * (values[row] as number)
    total += count
  }
  return sum / total
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
