import type { Matrix, RealArray, RowBlocks } from '../../math/matrix'

/**
 * Goes through rows in their order, whether all of them lie in memory or a block at a time. The numbers that come are
 * the same either way, so that what is computed from them is too.
 */
export interface RowCursor {
  /** The numbers of the block that `moveTo` was last in; another array after it has moved on. */
  readonly values: RealArray
  /** Answers where the row begins in `values`. */
  moveTo(row: number): number
}

/** Bytes that a block of rows takes as float64: one read from a file is then long enough, and stays in the cache. */
const blockBytes = 1 << 20

/** A cursor before the first row. A row that is not in the present block is read with those after it. */
export function createRowCursor(rows: Matrix | RowBlocks): RowCursor {
  if ('values' in rows) return { values: rows.values, moveTo: (row) => row * rows.stride }
  const most = Math.max(1, Math.floor(blockBytes / (8 * rows.columns)))
  let first = 0
  let block: Matrix = { rows: 0, columns: rows.columns, stride: 0, values: new Float64Array(0) }
  return {
    get values() {
      return block.values
    },
    moveTo: (row) => {
      if (row < first || row >= first + block.rows) {
        first = row
        block = rows.block(row, Math.min(most, rows.rows - row))
      }
      return (row - first) * block.stride
    },
  }
}
