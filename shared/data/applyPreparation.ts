import { LabError } from '../contract/labError'
import { type Matrix, createMatrix } from '../engine/matrix'
import type { FittedCategory, FittedInput, FittedNumber, FittedPreparation } from './fittedPreparation'
import { inputWidth } from './fittedPreparation'
import { applyScaling } from './standardization'
import { type CategoryColumn, type Column, type NumberColumn, type Table, findColumn, missingCode } from './table'

/**
 * The network's inputs for these rows of a table, rows × inputs, by the fitted statistics and nothing else: each row's
 * values depend on that row only. A missing value takes the imputed one; without an imputed value it is NaN, so leave
 * such rows out before (`scorableRows`). A level that no training row has gives zeros.
 *
 * @param checkpoint called before each feature; what it throws ends the work
 * @param out where the inputs go: rows × inputs, all 0. A value beyond the range of its precision becomes infinite there
 * @throws LabError `bad-features` where the table lacks a feature or holds it as another kind of column
 * @throws RangeError where `out` is of another size
 */
export function prepareInputs(
  fitted: FittedPreparation,
  table: Table,
  rows: Uint32Array,
  checkpoint: () => void = () => undefined,
  out?: Matrix,
): Matrix {
  const columns = fitted.inputs.reduce((sum, input) => sum + inputWidth(input), 0)
  const matrix = out ?? createMatrix(rows.length, columns)
  if (matrix.rows !== rows.length || matrix.columns !== columns) {
    throw new RangeError(`${rows.length} × ${columns} inputs do not fit ${matrix.rows} × ${matrix.columns}.`)
  }
  let offset = 0
  for (const input of fitted.inputs) {
    checkpoint()
    const column = featureColumn(table, input)
    if (input.kind === 'number') writeNumbers(input, column as NumberColumn, rows, matrix, offset)
    else writeLevels(input, column as CategoryColumn, rows, matrix, offset)
    offset += inputWidth(input)
  }
  return matrix
}

/** The table's column of a fitted feature, of the same kind. */
export function featureColumn(table: Table, input: FittedInput): Column {
  const column = findColumn(table, input.feature)
  if (!column) throw new LabError('bad-features', `The table has no column named ${input.feature}.`)
  if (column.kind !== input.kind) {
    const [wanted, found] = input.kind === 'number' ? ['numbers', 'text'] : ['text', 'numbers']
    throw new LabError('bad-features', `The column ${input.feature} holds ${found} where the model needs ${wanted}.`)
  }
  return column
}

function writeNumbers(input: FittedNumber, column: NumberColumn, rows: Uint32Array, matrix: Matrix, offset: number) {
  const { values } = matrix
  const imputed = input.impute ?? Number.NaN
  for (let i = 0, at = offset; i < rows.length; i++, at += matrix.stride) {
    const value = column.values[rows[i] as number] as number
    values[at] = applyScaling(Number.isNaN(value) ? imputed : value, input)
  }
}

function writeLevels(input: FittedCategory, column: CategoryColumn, rows: Uint32Array, matrix: Matrix, offset: number) {
  const places = new Map(input.levels.map((level, index) => [level, index]))
  const placeOfCode = column.levels.map((level) => places.get(level))
  const imputed = input.impute === null ? undefined : places.get(input.impute)
  for (let i = 0, at = offset; i < rows.length; i++, at += matrix.stride) {
    const code = column.codes[rows[i] as number] as number
    const place = code === missingCode ? imputed : placeOfCode[code]
    if (place !== undefined) matrix.values[at + place] = 1
    else if (code === missingCode) matrix.values.fill(Number.NaN, at, at + input.levels.length)
  }
}

/** The rows with every value that the model needs: all of them when missing values are imputed. */
export function scorableRows(fitted: FittedPreparation, table: Table): Uint32Array {
  const needed = fitted.inputs.filter((input) => input.impute === null).map((input) => featureColumn(table, input))
  const rows = new Uint32Array(table.rows)
  let count = 0
  for (let row = 0; row < table.rows; row++) {
    if (needed.every((column) => hasValue(column, row))) rows[count++] = row
  }
  return rows.slice(0, count)
}

function hasValue(column: Column, row: number): boolean {
  return column.kind === 'number' ? !Number.isNaN(column.values[row]) : column.codes[row] !== missingCode
}

/** How many of these rows hold a level of this feature that no training row has. */
export function countUnseen(input: FittedCategory, column: CategoryColumn, rows: Uint32Array): number {
  const known = new Set(input.levels)
  const unseen = column.levels.map((level) => !known.has(level))
  let count = 0
  for (const row of rows) if (unseen[column.codes[row] as number] === true) count += 1
  return count
}
