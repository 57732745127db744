import type { Cell, Contributions } from '../../contract/explanation'
import { LabError } from '../../contract/labError'
import type { Table } from '../../data/table/table'
import type { FittedModel } from '../../model/fittedModel'
import { nameList } from '../../spec/words/wording'
import { classNameOf, quantityOf, scoresOf } from './answers'
import { drawnRows } from './background'
import { inputMeans, linearContributions } from './linearContributions'
import { allRows, cellsOf, gathered, tableOfCells, typicalCells } from './rowTable'
import { exactShapley, mostExact, sampledShapley } from './shapley'

/** Rows × parameters that Shapley values may take, a second or so, and how many rows they are against. */
const mostWork = 4e8
const [fewestRows, mostRows] = [10, 100]
/** The background is the same for every row of a run. */
const backgroundSeed = 0

export interface ContributionsQuestion {
  model: FittedModel
  table: Table
  /** Training rows, and their weights; null where each counts once. */
  train: Uint32Array
  weights: Float64Array | null
  /** Of the table; null for a row of typical values. */
  row: number | null
  changes: Readonly<Record<string, Cell>>
  classIndex: number
}

/**
 * What moves a model's answer to one row away from its usual one: by the sum that a model without hidden layers is, and by Shapley values for
 * any.
 * @throws LabError `bad-call` for a row or class that is not there, and a row that cannot be predicted; `bad-features` for a change of no feature
 */
export function contributionsOf(question: ContributionsQuestion): Contributions {
  const { model, table, train, weights, changes, classIndex } = question
  const { preparation, network } = model
  const className = classNameOf(model, classIndex)
  const cells = { ...startOf(question), ...checkedChanges(question) }
  const row = tableOfCells(preparation, cells)
  const predicted = model.predict(row, allRows(row))
  const isLinear = network.hidden.length === 0
  const linear = isLinear ? linearContributions(model, row, inputMeans(model, table, train, weights), classIndex) : null
  return {
    row: question.row,
    quantity: quantityOf(model),
    className,
    total: scoresOf(predicted, classIndex)[0] as number,
    probabilities: predicted.kind === 'classes' ? Array.from(predicted.probabilities.values) : null,
    value: predicted.kind === 'numbers' ? (predicted.values[0] as number) : null,
    cells,
    changed: Object.keys(changes),
    linear,
    shapley: shapleyOf(question, row, linear),
  }
}

function startOf({ model, table, row }: ContributionsQuestion): Record<string, Cell> {
  if (row === null) return typicalCells(model.preparation)
  if (row >= table.rows) {
    throw new LabError('bad-call', `There is no row ${row + 1}: the table has ${table.rows}. Choose another one.`)
  }
  return cellsOf(model.preparation, table, row)
}

function checkedChanges({ model, changes }: ContributionsQuestion): Readonly<Record<string, Cell>> {
  const features = model.preparation.inputs.map(({ feature }) => feature)
  const unknown = Object.keys(changes).filter((name) => !features.includes(name))
  if (unknown.length === 0) return changes
  throw new LabError(
    'bad-features',
    `${nameList(unknown)} is no feature of this run. Its features are ${nameList(features)}.`,
  )
}

/** Of a sum of features they are its parts, over all training rows. */
function shapleyOf(
  { model, table, train, weights, classIndex }: ContributionsQuestion,
  row: Table,
  linear: Contributions['linear'],
): Contributions['shapley'] {
  const { preparation, parameters } = model
  if (linear !== null && preparation.terms.length === 0) {
    const contributions = linear.contributions.map(({ name, contribution }) => {
      return { feature: name, contribution, standardError: null }
    })
    return { base: linear.base, method: 'closed', rows: train.length, orders: null, contributions }
  }
  const features = preparation.inputs.length
  const size = parameters.length + 20 * features
  const most = (sets: number) => Math.min(mostRows, Math.floor(mostWork / (sets * size)))
  const exactRows = features <= mostExact ? most(2 ** features) : 0
  const isExact = exactRows >= fewestRows
  const rows = isExact ? exactRows : Math.max(fewestRows, most(2 * (features + 1)))
  const chosen = drawnRows(train, weights, rows, backgroundSeed)
  const question = { model, row, background: gathered(preparation, table, chosen), classIndex }
  return isExact ? exactShapley(question) : sampledShapley(question, backgroundSeed)
}
