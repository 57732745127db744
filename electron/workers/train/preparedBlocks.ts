import type { Precision } from '@shared/spec/runSpec'
import { inputCount } from '@shared/data/preparation/features/inputWidths'
import { type FittedPreparation, prepareInputs } from '@shared/data/preparation/preparation'
import { rowBytes } from '@shared/engine/plan'
import type { Matrix, RowBlocks } from '@shared/math/matrix'
import { createReals, realBytes } from '@shared/engine/network/precision'
import type { OpenTable } from '../table/tableAccess'

/** Bytes of a block of rows at most: of the table's cells that it is made from, and of what is made of them. */
const blockBytes = 32 * 1024 * 1024
const fewestRows = 64

/** Rows of a table that are prepared at a time, so that memory does not grow with the table. */
export function rowsAtATime(fitted: FittedPreparation): number {
  const widest = Math.max(fitted.inputs.length, inputCount(fitted))
  return Math.max(fewestRows, Math.floor(blockBytes / (8 * widest)))
}

/**
 * The prepared inputs of these rows, made a block at a time from the stretch of the table that they lie in: the same numbers as
 * all at once, since each row's depend on that row only.
 *
 * @param rows ascending
 * @param precision and stride as in a run's memory
 * @param onColumn called between columns; what it throws ends the work
 */
export function preparedBlocks(
  fitted: FittedPreparation,
  table: OpenTable,
  rows: Uint32Array,
  precision: Precision,
  onColumn: () => void = () => undefined,
): RowBlocks {
  const columns = inputCount(fitted)
  const stride = rowBytes({ inputs: columns }, precision) / realBytes[precision]
  const features = fitted.inputs.map(({ feature }) => feature)
  return {
    rows: rows.length,
    columns,
    block: (from, count) => {
      const wanted = rows.subarray(from, from + count)
      const first = wanted[0] ?? 0
      const stretch = table.stretch(first, (wanted.at(-1) ?? first) + 1, features)
      const matrix: Matrix = { rows: count, columns, stride, values: createReals(precision, count * stride) }
      return prepareInputs(
        fitted,
        stretch,
        wanted.map((row) => row - first),
        onColumn,
        matrix,
      )
    },
  }
}
