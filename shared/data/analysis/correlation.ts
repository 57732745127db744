import type { Correlation } from '../../contract/analysis'
import { LabError } from '../../contract/labError'
import { isRounding } from '../../math/roundingSpread'
import type { Table } from '../table/table'
import { namedColumn } from '../table/namedColumn'
import { type Pairs, addProducts, addValues, createPairs, findMeans } from './pairSums'

/** A table of which some rows can be had at a time: nothing more of it need be in memory. */
export interface RowStretches extends Table {
  /** The rows from, ..., to - 1 of these columns, or of all, as a table of their own, in the table's order of columns. */
  stretch(from: number, to: number, names?: readonly string[]): Table
}

const blockRows = 65_536

/**
 * Pearson's correlation of every pair of columns, over the rows where both have a value. In two passes, the second around the means of
 * the first and corrected for what these are off (Chan, Golub and LeVeque, The American Statistician 37, 1983).
 *
 * @returns columns × columns, row by row; NaN where fewer than two rows have both, or one of them never varies
 * @throws LabError `bad-call` for a column that is not there or holds texts
 */
export function correlate(table: RowStretches, names: readonly string[]): Correlation {
  for (const name of names) checkNumeric(table, name)
  const count = names.length
  const pairs = createPairs(count)
  eachBlock(table, names, (columns) => addValues(columns, pairs))
  findMeans(pairs)
  eachBlock(table, names, (columns) => addProducts(columns, pairs))
  const values = new Float64Array(count * count)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) values[i * count + j] = coefficient(pairs, i * count + j, j * count + i, i === j)
  }
  return { columns: [...names], values }
}

function eachBlock(table: RowStretches, names: readonly string[], work: (columns: Float64Array[]) => void): void {
  for (let from = 0; from < table.rows; from += blockRows) {
    const block = table.stretch(from, Math.min(table.rows, from + blockRows), names)
    const found = new Map(block.columns.map((column) => [column.name, column]))
    work(
      names.map((name) => {
        const column = found.get(name)
        return column?.kind === 'number' ? column.values : new Float64Array(0)
      }),
    )
  }
}

function coefficient(pairs: Pairs, own: number, opposite: number, same: boolean): number {
  const rows = pairs.rows[own] as number
  const deviation = (pair: number) => pairs.deviations[pair] as number
  const spread = (pair: number) => (pairs.squares[pair] as number) - (deviation(pair) / rows) * deviation(pair)
  const [xx, yy] = [spread(own), spread(opposite)]
  if (isFlat(pairs, own) || isFlat(pairs, opposite)) return Number.NaN
  if (rows < 2 || !(xx > 0) || !(yy > 0)) return Number.NaN
  if (same) return 1
  const shared = (pairs.products[own] as number) + (pairs.products[opposite] as number)
  const xy = shared - (deviation(own) / rows) * deviation(opposite)
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))))
}

/** Whether the values differ by rounding alone: none is further from the first than that. */
function isFlat({ start, largest }: Pairs, pair: number): boolean {
  const first = start[pair] as number
  return isRounding(first, first + (largest[pair] as number))
}

function checkNumeric(table: Table, name: string): void {
  if (namedColumn(table, name, { code: 'bad-call' }).kind === 'number') return
  throw new LabError('bad-call', `${name} holds text; a correlation needs columns of numbers. Leave it out.`)
}
