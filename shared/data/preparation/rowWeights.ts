import { LabError } from '../../contract/labError'
import type { PreparationSpec } from '../../spec/runSpec'
import { accurateSum } from '../../math/statistics'
import { namedColumn } from '../table/namedColumn'
import type { NumberColumn, Table } from '../table/table'
import { withThousands } from '../../spec/words/wording'

const setting = 'preparation.weights'

/**
 * The column by which rows are weighted, or null where every row counts once.
 * @throws LabError `bad-features` where the table has no such column, it holds texts, or a weight is below 0
 */
export function weightsColumn(table: Table, name: string | null): NumberColumn | null {
  if (name === null) return null
  const column = namedColumn(table, name, { code: 'bad-features', setting, purpose: 'for the weights' })
  if (column.kind !== 'number') {
    throw new LabError('bad-features', `The weights ${name} are text. Choose a column of numbers, 0 or more.`, setting)
  }
  const { values } = column
  const negative = values.findIndex((weight) => weight < 0)
  if (negative >= 0) {
    throw new LabError(
      'bad-features',
      `Row ${withThousands(negative + 1)} has the weight ${values[negative]} in ${name}; a weight must be 0 or more. Correct the row, or choose another column.`,
      setting,
    )
  }
  return column
}

/**
 * By how much the loss of each row counts, 1 on average over these rows, so that the unit of the weights does not matter;
 * null where every row counts once.
 *
 * @param rows rows of one part, each with a weight; where all are 0 they stay so
 * @throws LabError `bad-features` where the table has no such column of weights
 */
export function columnWeights(
  spec: Pick<PreparationSpec, 'weights'>,
  table: Table,
  rows: Uint32Array,
): Float64Array | null {
  const column = weightsColumn(table, spec.weights)
  if (column === null) return null
  return oneOnAverage(weightsAt(column, rows))
}

/**
 * How often each of these rows counts where statistics of them are taken: weights that are whole numbers as they are, so that a row
 * of weight 2 is two rows; weights with a fraction 1 on average, so that their unit does not matter. Null where each counts as often as the others.
 *
 * @param rows rows of one part, each with a weight above 0
 * @throws LabError `bad-features` where the table has no such column of weights
 */
export function rowCounts(
  spec: Pick<PreparationSpec, 'weights'>,
  table: Table,
  rows: Uint32Array,
): Float64Array | null {
  const counts = rowFrequencies(spec, table, rows)
  return counts === null || counts.every((count) => count === counts[0]) ? null : counts
}

/** The same where the number of rows itself counts, as in a standard error: rows that all have weight 2 are twice as many. */
export function rowFrequencies(
  spec: Pick<PreparationSpec, 'weights'>,
  table: Table,
  rows: Uint32Array,
): Float64Array | null {
  const column = weightsColumn(table, spec.weights)
  if (column === null) return null
  const weights = weightsAt(column, rows)
  return weights.every(Number.isSafeInteger) ? weights : oneOnAverage(weights)
}

function weightsAt({ values }: NumberColumn, rows: Uint32Array): Float64Array {
  const weights = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) weights[i] = values[rows[i] as number] as number
  return weights
}

/** The weights over their mean; where all are 0 they stay so. As shares of the largest they cannot overflow a sum. */
export function oneOnAverage(weights: Float64Array): Float64Array {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  if (largest === 0) return weights
  const shares = weights.map((weight) => weight / largest)
  const mean = accurateSum(shares.length, (index) => shares[index] as number) / shares.length
  return shares.map((share) => share / mean)
}
