import type { Matrix, RealArray, RowBlocks } from '../../math/matrix'

/** Goes through rows in their order, whether all of them lie in memory or a block at a time. */
export interface RowCursor {
  /** Of the block that `moveTo` was last in; another array after it has moved on. */
  readonly values: RealArray
  /** Answers where the row begins in `values`. */
  moveTo(row: number): number
}

const blockBytes = 1 << 20

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
