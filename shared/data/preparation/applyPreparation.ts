import { type Matrix, createMatrix } from '../../math/matrix'
import { inputCount, inputWidth } from './features/inputWidths'
import { featureColumn, inputWriter } from './features/inputWriter'
import { blockRows, singleInputsOf, writeProducts } from './features/singleInputs'
import { standardizer } from './features/standardize'
import { markUnusable, needsValue, unmarked } from './features/unusableRows'
import type { FittedPreparation } from './fittedPreparation'
import type { Table } from '../table/table'

/**
 * The network's inputs for these rows of a table, rows × inputs, by the fitted statistics and nothing else: each row's
 * values depend on that row only. A missing value takes the imputed one; without an imputed value it is NaN, so leave
 * such rows out before (`scorableRows`). A level that no training row has follows the feature's rule.
 *
 * @param checkpoint called before each feature, with products before each block of rows; what it throws ends the work
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
  const columns = inputCount(fitted)
  const matrix = out ?? createMatrix(rows.length, columns)
  if (matrix.rows !== rows.length || matrix.columns !== columns) {
    throw new RangeError(`${rows.length} × ${columns} inputs do not fit ${matrix.rows} × ${matrix.columns}.`)
  }
  if (fitted.terms.length > 0) writeWithTerms(fitted, table, rows, checkpoint, matrix)
  else writeFeatures(fitted, table, rows, checkpoint, matrix)
  return matrix
}

function writeFeatures(
  { inputs }: FittedPreparation,
  table: Table,
  rows: Uint32Array,
  checkpoint: () => void,
  { values, stride }: Matrix,
): void {
  let offset = 0
  for (const input of inputs) {
    checkpoint()
    inputWriter(input, featureColumn(table, input))(rows, 0, rows.length, values, offset, stride)
    offset += inputWidth(input)
  }
}

/** Products are formed in float64, whatever the precision of the matrix, a block of rows at a time. */
function writeWithTerms(
  { inputs, terms }: FittedPreparation,
  table: Table,
  rows: Uint32Array,
  checkpoint: () => void,
  { values, stride }: Matrix,
): void {
  const single = singleInputsOf(inputs, table)
  const finished = terms.map((term) => ({ factors: term.factors, finish: standardizer(term) }))
  for (let from = 0; from < rows.length; from += blockRows) {
    checkpoint()
    const count = Math.min(blockRows, rows.length - from)
    single.fill(rows, from, from + count)
    for (let row = 0; row < count; row++) {
      const start = row * single.stride
      values.set(single.values.subarray(start, start + single.stride), (from + row) * stride)
    }
    finished.forEach(({ factors, finish }, index) => {
      writeProducts(single, factors, count, values, from * stride + single.stride + index, stride, finish)
    })
  }
}

/**
 * The rows with every value that the model needs: all of them when missing values are imputed.
 * @param onLacking hears of each feature how many rows have no value of it that can be used
 */
export function scorableRows(
  { inputs }: FittedPreparation,
  table: Table,
  onLacking?: (feature: string, rows: number) => void,
): Uint32Array {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row)
  const marks = new Uint8Array(table.rows)
  for (const input of inputs) {
    if (!needsValue(input)) continue
    const own = new Uint8Array(table.rows)
    markUnusable(input, featureColumn(table, input), rows, own)
    const lacking = own.reduce((sum, mark, row) => {
      if (mark !== 0) marks[row] = mark
      return sum + (mark === 0 ? 0 : 1)
    }, 0)
    if (lacking > 0) onLacking?.(input.feature, lacking)
  }
  return unmarked(rows, marks)
}
