import { type RowMatrix, nonNegativeLeastSquares } from '../../../math/nonNegativeLeastSquares'
import type { Matrix } from '../../../math/matrix'

/** How the rows of classes lie to each other. */
export type Separation = 'none' | 'quasi-complete' | 'complete'

/** A cosine nearer to 0 is rounding. */
const rounding = 1e-8

/** Steps per column; Lawson and Hanson found a few times the number of columns to be enough. */
const stepsPerColumn = 20

/**
 * Whether the maximum likelihood estimate of a logistic regression does not exist (Albert and Anderson, Biometrika 71, 1984): whether
 * there are weights, not all without effect, by which no row's own class has a lower score than another class. *Complete*: in every row
 * it has a higher one. Else *quasi-complete*.
 *
 * Every row i of class k and every other class j is a constraint a·β ≥ 0, with a = x in the weights of k and -x in those of j. Konis
 * (2007) asks a linear program whether some β meets them all and one strictly. By Stiemke's theorem (1915) there is none exactly where
 * Aᵀz = 0 for some z > 0, and since z may be scaled, for some z = 1 + y with y ≥ 0: where the least squares of Aᵀy = -Aᵀ1 leave
 * nothing. What they leave otherwise is such a β itself, because at their end no slope a·β is below 0; that is looked at, row by row,
 * before it is believed. Rows that it leaves at 0 are asked again by themselves until none is left (complete) or no β is.
 *
 * @param inputs rows × inputs, without a constant
 * @param classes the class index of each row
 * @param count of classes
 * @returns null where the steps did not come to an end
 */
export function separationOf(inputs: Matrix, classes: Uint32Array, count: number): Separation | null {
  const matrix = constraintsOf(inputs, classes, count)
  const products = new Float64Array(matrix.rows)
  let open: Uint32Array = Uint32Array.from({ length: matrix.rows }, (_, index) => index)
  let found: Separation = 'none'
  while (open.length > 0) {
    const rows = rowsOf(matrix, open, products)
    const target = new Float64Array(matrix.columns)
    const row = new Float64Array(matrix.columns)
    for (let index = 0; index < rows.rows; index++) {
      rows.copyRow(index, row)
      for (let k = 0; k < row.length; k++) target[k] = (target[k] as number) - (row[k] as number)
    }
    const { residual, finished } = nonNegativeLeastSquares(rows, target, stepsPerColumn * matrix.columns + 100)
    const size = Math.sqrt(residual.reduce((sum, value) => sum + value * value, 0))
    const slopes = new Float64Array(rows.rows)
    if (size > 0) rows.multiply(residual, slopes)
    if (size === 0 || slopes.some((slope) => slope < -rounding * size)) return finished || size === 0 ? found : null
    const next = open.filter((_, index) => (slopes[index] as number) <= rounding * size)
    if (next.length === open.length) return found
    found = 'quasi-complete'
    open = next
  }
  return 'complete'
}

/** Constraints as rows of length 1: of two classes one a row of the inputs, of k classes k - 1. */
function constraintsOf(inputs: Matrix, classes: Uint32Array, count: number): RowMatrix {
  const { rows, columns, stride, values } = scaled(inputs)
  const width = columns + 1
  const blocks = count === 2 ? 1 : count
  const each = count - 1
  const lengths = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let sum = 1
    for (let k = 0; k < columns; k++) sum += (values[row * stride + k] as number) ** 2
    lengths[row] = Math.sqrt(count === 2 ? sum : 2 * sum)
  }
  /** The class that a constraint holds the row's own class against. */
  const otherOf = (own: number, place: number) => (place < own ? place : place + 1)
  const scores = new Float64Array(blocks)
  const score = (row: number, vector: Float64Array): void => {
    for (let block = 0; block < blocks; block++) {
      let sum = vector[block * width + columns] as number
      for (let k = 0; k < columns; k++)
        sum += (values[row * stride + k] as number) * (vector[block * width + k] as number)
      scores[block] = sum
    }
  }
  return {
    rows: rows * each,
    columns: blocks * width,
    multiply: (vector, to) => {
      for (let row = 0; row < rows; row++) {
        score(row, vector)
        const own = classes[row] as number
        const length = lengths[row] as number
        for (let place = 0; place < each; place++) {
          const margin =
            count === 2
              ? (own === 1 ? 1 : -1) * (scores[0] as number)
              : (scores[own] as number) - (scores[otherOf(own, place)] as number)
          to[row * each + place] = margin / length
        }
      }
    },
    copyRow: (index, to) => {
      const row = Math.floor(index / each)
      const own = classes[row] as number
      const length = lengths[row] as number
      const add = (block: number, sign: number) => {
        for (let k = 0; k < columns; k++) to[block * width + k] = (sign * (values[row * stride + k] as number)) / length
        to[block * width + columns] = sign / length
      }
      to.fill(0)
      if (count === 2) add(0, own === 1 ? 1 : -1)
      else {
        add(own, 1)
        add(otherOf(own, index % each), -1)
      }
    },
  }
}

/** Some of the rows. */
function rowsOf(matrix: RowMatrix, chosen: Uint32Array, products: Float64Array): RowMatrix {
  return {
    rows: chosen.length,
    columns: matrix.columns,
    multiply: (vector, to) => {
      matrix.multiply(vector, products)
      chosen.forEach((row, index) => (to[index] = products[row] as number))
    },
    copyRow: (index, to) => matrix.copyRow(chosen[index] as number, to),
  }
}

/** Each column with mean 0 and largest size 1, which changes no answer, since the weights and the constant take it up. */
function scaled({ rows, columns, stride, values }: Matrix): Matrix {
  const changed = new Float64Array(rows * columns)
  for (let k = 0; k < columns; k++) {
    let mean = 0
    for (let row = 0; row < rows; row++) mean += (values[row * stride + k] as number) / rows
    let largest = 0
    for (let row = 0; row < rows; row++)
      largest = Math.max(largest, Math.abs((values[row * stride + k] as number) - mean))
    for (let row = 0; row < rows; row++) {
      const value = (values[row * stride + k] as number) - mean
      changed[row * columns + k] = largest === 0 ? 0 : value / largest
    }
  }
  return { rows, columns, stride: columns, values: changed }
}
