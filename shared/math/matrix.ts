/** Numbers of either precision. */
export type RealArray = Float32Array | Float64Array

/**
 * A matrix, row by row: the value at (row, column) is `values[row * stride + column]`. A stride above the number of
 * columns lets every row begin at a multiple of 16 bytes, as the kernels' vectors want it.
 */
export interface Matrix {
  rows: number
  columns: number
  /** Values from one row to the next, at least `columns`; what lies between is 0. */
  stride: number
  values: RealArray
}

/** A matrix of which only a block of rows is in memory at a time, for data that do not fit into it. */
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
