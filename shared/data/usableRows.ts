import type { PreparationSpec } from '../contract/runSpec'
import { type Column, type NumberColumn, type Table, isMissingAt } from './table'
import { counted } from './wording'

/** The columns that decide whether a row can be used. */
export interface NeededColumns {
  target: Column
  weights: NumberColumn | null
  features: readonly Column[]
}

/**
 * The rows with a target, a weight where there are weights, and, where the spec drops missing values, every feature.
 * `warnings` gets a line for each of the three that rows were left out for; a row counts for the first that it lacks.
 */
export function usableRows(
  table: Table,
  { target, weights, features }: NeededColumns,
  { task, missing }: PreparationSpec,
  warnings: string[],
): Uint32Array {
  const needed = missing === 'drop' ? features : []
  const rows = new Uint32Array(table.rows)
  let count = 0
  let withoutTarget = 0
  let withoutWeight = 0
  let withoutFeature = 0
  for (let row = 0; row < table.rows; row++) {
    if (isMissingAt(target, row) || (task === 'regression' && !isFiniteAt(target, row))) withoutTarget += 1
    else if (weights && !isFiniteAt(weights, row)) withoutWeight += 1
    else if (needed.some((column) => isMissingAt(column, row))) withoutFeature += 1
    else rows[count++] = row
  }
  const tell = (lacking: number, reason: string): void => {
    if (lacking > 0) warnings.push(`${counted(lacking, 'row')} left out: ${reason} is missing.`)
  }
  tell(withoutTarget, `the target ${target.name}`)
  tell(withoutWeight, `the weight ${weights?.name}`)
  tell(withoutFeature, 'a feature')
  return rows.slice(0, count)
}

/** An import gives no infinite number; a table made in another way might. */
function isFiniteAt(column: Column, row: number): boolean {
  return column.kind === 'number' && Number.isFinite(column.values[row])
}
