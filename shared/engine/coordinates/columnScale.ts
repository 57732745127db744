import type { Matrix, RealArray, RowBlocks } from '../../math/matrix'
import { createRowCursor } from '../rows/rowCursor'

/** Where the training values of the columns of inputs lie, by the weights of the rows. */
export interface ColumnScale {
  /** What is subtracted of a column: its mean where that is above its standard deviation in size, else 0. */
  centers: Float64Array
  /** What a column is divided by: the power of two nearest to its standard deviation. 1 for standardized columns. */
  scales: Float64Array
  /** The standard deviation itself; of a constant column its size, and 1 where that is 0. */
  spreads: Float64Array
}

/** The share of a column's variance that rounding can make of a constant one. */
const rounding = 64 * Number.EPSILON * Number.EPSILON

/**
 * One pass over the rows, in their order, with sums of the differences from the first row: where the values of a column
 * are close to each other, the difference of two large sums would have nothing left of their variance.
 *
 * Standardized columns have the center 0 and the scale 1, so that nothing changes for them, to the last bit. Powers of
 * two alter no digit of a number that is multiplied by them.
 */
export function columnScaleOf(inputs: Matrix | RowBlocks, rows: number, weights: RealArray | null): ColumnScale {
  const { columns } = inputs
  const cursor = createRowCursor(inputs)
  const first = new Float64Array(columns)
  const sums = new Float64Array(columns)
  const squares = new Float64Array(columns)
  let total = 0
  for (let row = 0; row < rows; row++) {
    const from = cursor.moveTo(row)
    const { values } = cursor
    if (row === 0) for (let j = 0; j < columns; j++) first[j] = values[from + j] as number
    const weight = weights === null ? 1 : (weights[row] as number)
    total += weight
    for (let j = 0; j < columns; j++) {
      const difference = (values[from + j] as number) - (first[j] as number)
      sums[j] = (sums[j] as number) + weight * difference
      squares[j] = (squares[j] as number) + weight * difference * difference
    }
  }
  const centers = new Float64Array(columns)
  const scales = new Float64Array(columns).fill(1)
  const spreads = new Float64Array(columns).fill(1)
  for (let j = 0; j < columns; j++) {
    const shift = (sums[j] as number) / total
    const mean = (first[j] as number) + shift
    const variance = (squares[j] as number) / total - shift * shift
    const isConstant = !(variance > rounding * mean * mean) || variance === 0
    const spread = isConstant ? Math.abs(mean) : Math.sqrt(variance)
    // Beyond these a scale, or its inverse, would leave the range of numbers.
    if (!(spread > 1e-150 && spread < 1e150)) continue
    spreads[j] = spread
    scales[j] = nearestPowerOfTwo(spread)
    if (!isConstant && Math.abs(mean) > spread) centers[j] = mean
  }
  return { centers, scales, spreads }
}

/** Whether every column is left as it is. */
export function isPlain({ centers, scales }: ColumnScale): boolean {
  return centers.every((center) => center === 0) && scales.every((scale) => scale === 1)
}

/** The power of two by which a positive number is between √½ and √2. */
function nearestPowerOfTwo(value: number): number {
  let power = 1
  while (value / power >= Math.SQRT2) power *= 2
  while (value / power < Math.SQRT1_2) power /= 2
  return power
}

/**
 * The rows with each column less its center, by its scale: a block at a time, each number computed from the number at its
 * place alone.
 */
export function scaledRows(inputs: Matrix | RowBlocks, { centers, scales }: ColumnScale): RowBlocks {
  const { rows, columns } = inputs
  return {
    rows,
    columns,
    block(from, count) {
      const values = new Float64Array(count * columns)
      const block = 'values' in inputs ? inputs : inputs.block(from, count)
      const first = 'values' in inputs ? from : 0
      for (let row = 0; row < count; row++) {
        for (let j = 0; j < columns; j++) {
          const value = block.values[(first + row) * block.stride + j] as number
          values[row * columns + j] = (value - (centers[j] as number)) / (scales[j] as number)
        }
      }
      return { rows: count, columns, stride: columns, values }
    },
  }
}
