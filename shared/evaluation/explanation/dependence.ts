import type { Dependence } from '../../contract/explanation'
import { LabError } from '../../contract/labError'
import type { Part } from '../../contract/metrics'
import { isOutside } from '../../data/preparation/features/transforms'
import { type Column, type Table, missingCode } from '../../data/table/table'
import type { FittedInput } from '../../data/preparation/fittedPreparation'
import { quantile } from '../../math/statistics'
import { sortNumbers } from '../../math/sortNumbers'
import type { FittedModel } from '../../model/fittedModel'
import { classNameOf, shownOf } from './answers'
import { sampleOf } from './background'
import { allRows, gathered } from './rowTable'

/** Values of a number that are tried, rows that the mean is over, and rows whose own curves are told. */
const gridValues = 41
const mostRows = 2000
const mostCurves = 60
const mostLevels = 100
const sampleSeed = 0

export interface DependenceQuestion {
  model: FittedModel
  table: Table
  part: Part
  /** Of the part, and their weights; null where each counts once. */
  rows: Uint32Array
  weights: Float64Array | null
  feature: string
  classIndex: number
}

/**
 * Partial dependence (Friedman, Annals of Statistics 29, 2001) and individual conditional expectation (Goldstein et al., Journal of
 * Computational and Graphical Statistics 24, 2015): the model's answers to the rows of a part once each has the same value of one feature,
 * value by value; their mean, and those of some rows.
 * @throws LabError `bad-features` where it is no feature of the model, `bad-call` for a class that is not there or a part without rows
 */
export function dependenceOf(question: DependenceQuestion): Dependence {
  const { model, table, part, rows, weights, feature, classIndex } = question
  const { inputs, target } = model.preparation
  const index = inputs.findIndex((input) => input.feature === feature)
  const input = inputs[index]
  if (input === undefined)
    throw new LabError('bad-features', `${feature} is no feature of this run. Choose another one.`)
  const className = classNameOf(model, classIndex)
  if (rows.length === 0) throw new LabError('bad-call', `The ${part} part of this run has no rows. Choose another one.`)
  const chosen = sampleOf(rows, mostRows, sampleSeed)
  const weightOf = new Map(weights === null ? [] : Array.from(rows, (row, place) => [row, weights[place] as number]))
  const sub = gathered(model.preparation, table, chosen)
  const own = sub.columns[index] as Column
  const { grid, levels, deciles } = valuesOf(own, input)
  const count = Math.max(grid.length, levels.length)
  const shown = sampleOf(allRows(sub), mostCurves, sampleSeed)
  const curves = new Float64Array(shown.length * count)
  const [mean, low, high] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const all = allRows(sub)
  for (let at = 0; at < count; at++) {
    const columns = sub.columns.map((column, k) => (k === index ? heldAt(column, at, grid, levels) : column))
    const answers = shownOf(model.predict({ rows: sub.rows, columns }, all), classIndex)
    let [sum, total] = [0, 0]
    answers.forEach((answer, row) => {
      const weight = weights === null ? 1 : (weightOf.get(chosen[row] as number) ?? 1)
      sum += weight * answer
      total += weight
    })
    mean[at] = sum / total
    shown.forEach((row, line) => (curves[line * count + at] = answers[row] as number))
    const ascending = sortNumbers(answers.slice())
    low[at] = quantile(ascending, 0.1)
    high[at] = quantile(ascending, 0.9)
  }
  return {
    ...{ part, feature, kind: input.kind, className, rows: chosen.length, rowsOfPart: rows.length },
    quantity: target.scaling === null ? 'probability' : 'value',
    ...{ grid, levels, deciles, mean, low, high, curves },
    curveRows: shown.map((row) => chosen[row] as number),
  }
}

/** The values that are tried: evenly over the range of these rows, or their levels, the most frequent first. */
function valuesOf(column: Column, input: FittedInput): { grid: Float64Array; levels: string[]; deciles: Float64Array } {
  if (column.kind === 'category') {
    const counts = new Float64Array(column.levels.length)
    column.codes.forEach((code) => code !== missingCode && (counts[code] = (counts[code] as number) + 1))
    const codes = [...counts.keys()].filter((code) => (counts[code] as number) > 0)
    codes.sort((first, second) => (counts[second] as number) - (counts[first] as number) || first - second)
    const levels = codes.slice(0, mostLevels).map((code) => column.levels[code] as string)
    return { grid: new Float64Array(0), levels, deciles: new Float64Array(0) }
  }
  const isUsable = (value: number) =>
    Number.isFinite(value) && !(input.kind === 'number' && isOutside(input.transform, value))
  const ascending = sortNumbers(column.values.filter(isUsable))
  if (ascending.length === 0) {
    return { grid: new Float64Array(0), levels: [], deciles: new Float64Array(0) }
  }
  const [from, to] = [ascending[0] as number, ascending[ascending.length - 1] as number]
  const grid =
    from === to
      ? Float64Array.of(from)
      : Float64Array.from({ length: gridValues }, (_, k) => from + ((to - from) * k) / (gridValues - 1))
  const deciles = Float64Array.from({ length: 9 }, (_, k) => quantile(ascending, (k + 1) / 10))
  return { grid, levels: [], deciles }
}

/** The column with one of the values in every row. */
function heldAt(column: Column, at: number, grid: Float64Array, levels: readonly string[]): Column {
  if (column.kind === 'number') {
    return { ...column, values: new Float64Array(column.values.length).fill(grid[at] as number) }
  }
  const code = column.levels.indexOf(levels[at] as string)
  return { ...column, codes: new Uint32Array(column.codes.length).fill(code) }
}
