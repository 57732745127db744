/** Numbers of either precision. */
export type RealArray = Float32Array | Float64Array

/** A table of numbers, row by row: the value at (row, column) is `values[row * stride + column]`. */
export interface Matrix {
  rows: number
  columns: number
  /** Values from one row to the next, at least `columns`; what lies between is 0. */
  stride: number
  values: RealArray
}

/** Rows of a table of numbers that are had a block at a time. */
export interface RowBlocks {
  rows: number
  columns: number
  /** `count` rows from row `from` on; valid until the next call. */
  block(from: number, count: number): Matrix
}

/** A float64 matrix of zeros, its rows without a gap. */
export function createMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, stride: columns, values: new Float64Array(rows * columns) }
}
