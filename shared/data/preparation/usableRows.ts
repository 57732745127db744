import type { PreparationSpec } from '../../spec/runSpec'
import { featureRule } from './features/featureRule'
import { type Column, type NumberColumn, type Table, missingCode } from '../table/table'
import { counted } from '../../spec/words/wording'

/** The columns that decide whether a row can be used. */
export interface NeededColumns {
  target: Column
  weights: NumberColumn | null
  features: readonly Column[]
}

/** For what a row is left out. */
const lack = { nothing: 0, target: 1, weight: 2, feature: 3 } as const
type Lack = (typeof lack)[keyof typeof lack]

/**
 * The rows with a target, a weight where there are weights, and every feature whose rule leaves rows out that lack it.
 * `warnings` gets a line for each of the three that rows were left out for; a row counts for the first that it lacks.
 * Each column's array is touched once.
 *
 * @throws LabError `bad-features` for a rule that its feature cannot follow
 */
export function usableRows(
  table: Table,
  { target, weights, features }: NeededColumns,
  spec: Pick<PreparationSpec, 'task' | 'missing' | 'standardization' | 'columns'>,
  warnings: string[],
): Uint32Array {
  const lacks = new Uint8Array(table.rows)
  markMissing(lacks, target, spec.task === 'regression' ? isNotFinite : isNaNValue, lack.target)
  if (weights) markMissing(lacks, weights, isNotFinite, lack.weight)
  for (const feature of features) {
    const { missing, zeroIsMissing } = featureRule(spec, feature)
    if (missing === 'drop') markMissing(lacks, feature, zeroIsMissing ? isNaNOrZero : isNaNValue, lack.feature)
  }
  const rows = new Uint32Array(table.rows)
  const counts = new Uint32Array(4)
  let kept = 0
  for (let row = 0; row < table.rows; row++) {
    const found = lacks[row] as Lack
    counts[found] = (counts[found] as number) + 1
    if (found === lack.nothing) rows[kept++] = row
  }
  const tell = (reason: Lack, what: string): void => {
    const count = counts[reason] as number
    if (count > 0) warnings.push(`${counted(count, 'row')} left out: ${what} is missing.`)
  }
  tell(lack.target, `the target ${target.name}`)
  tell(lack.weight, `the weight ${weights?.name}`)
  tell(lack.feature, 'a feature')
  return rows.slice(0, kept)
}

/** An import gives no infinite number; a table made in another way might. */
const isNotFinite = (value: number): boolean => !Number.isFinite(value)
const isNaNValue = (value: number): boolean => value !== value
const isNaNOrZero = (value: number): boolean => value !== value || value === 0

function markMissing(lacks: Uint8Array, column: Column, isMissing: (value: number) => boolean, reason: Lack): void {
  if (column.kind === 'category') {
    const { codes } = column
    for (let row = 0; row < lacks.length; row++) {
      if (codes[row] === missingCode && lacks[row] === lack.nothing) lacks[row] = reason
    }
    return
  }
  const { values } = column
  for (let row = 0; row < lacks.length; row++) {
    if (lacks[row] === lack.nothing && isMissing(values[row] as number)) lacks[row] = reason
  }
}
