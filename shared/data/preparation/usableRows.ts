import { type RunWarning, warn } from '../../contract/warning'
import type { PreparationSpec } from '../../spec/runSpec'
import { featureRule } from './features/featureRule'
import { type Column, type NumberColumn, type Table, missingCode } from '../table/table'
import { type Located, note, nothingLocated } from '../located'
import { counted, withThousands } from '../../spec/words/wording'

/** The columns that decide whether a row can be used. */
export interface NeededColumns {
  target: Column
  weights: NumberColumn | null
  features: readonly Column[]
}

/** For what a row is left out. */
const lack = { nothing: 0, target: 1, weight: 2, count: 3, feature: 4 } as const
type Lack = (typeof lack)[keyof typeof lack]

/** Columns that a warning names with their counts. */
const columnsNamed = 4

/**
 * The rows with a target, a weight above 0 where there are weights, and every feature whose rule leaves rows out that lack it.
 * `warnings` gets one for each of these that rows were left out for; a row counts for the first that it lacks, and for the
 * features each column that lacks values is named with how many.
 * Each column's array is touched once.
 *
 * @throws LabError `bad-features` for a rule that its feature cannot follow
 */
export function usableRows(
  table: Table,
  { target, weights, features }: NeededColumns,
  spec: Pick<PreparationSpec, 'task' | 'missing' | 'standardization' | 'columns'>,
  warnings: RunWarning[],
): Uint32Array {
  const lacks = new Uint8Array(table.rows)
  const lacking: { name: string; cells: number }[] = []
  markMissing(lacks, target, spec.task === 'regression' ? isNotFinite : isNaNValue, lack.target)
  if (weights) markWeights(lacks, weights)
  for (const feature of features) {
    const { missing, zeroIsMissing } = featureRule(spec, feature)
    if (missing !== 'drop') continue
    const cells = markMissing(lacks, feature, zeroIsMissing ? isNaNOrZero : isNaNValue, lack.feature)
    if (cells > 0) lacking.push({ name: feature.name, cells })
  }
  const rows = new Uint32Array(table.rows)
  const found = [lack.nothing, lack.target, lack.weight, lack.count, lack.feature].map(nothingLocated)
  let kept = 0
  for (let row = 0; row < table.rows; row++) {
    const lacked = lacks[row] as Lack
    if (lacked === lack.nothing) rows[kept++] = row
    else note(found[lacked] as Located, row + 1)
  }
  const tell = (reason: Lack, what: string, column: string | undefined): void => {
    const { count, rows: first } = found[reason] as Located
    if (count > 0) warnings.push(warn('rows-left-out', `${counted(count, 'row')} left out: ${what}.`, column, first))
  }
  tell(lack.target, `the target ${target.name} is missing`, target.name)
  tell(lack.weight, `the weight ${weights?.name} is missing`, weights?.name)
  tell(lack.count, `the weight ${weights?.name} is 0`, weights?.name)
  const [only] = lacking
  const column = lacking.length === 1 ? only?.name : undefined
  tell(lack.feature, `a feature is missing (${missingCells(lacking)})`, column)
  return rows.slice(0, kept)
}

/** An import gives no infinite number; a table made in another way might. */
const isNotFinite = (value: number): boolean => !Number.isFinite(value)
const isNaNValue = (value: number): boolean => value !== value
const isNaNOrZero = (value: number): boolean => value !== value || value === 0

/** "fax in 980, age in 12 and 2 more", those with the most missing values first. */
function missingCells(lacking: readonly { name: string; cells: number }[]): string {
  const most = [...lacking].sort((first, second) => second.cells - first.cells)
  const shown = most.slice(0, columnsNamed).map(({ name, cells }) => `${name} in ${withThousands(cells)}`)
  const more = most.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** @returns how many cells of the column are missing, also in rows that lack something else */
function markMissing(lacks: Uint8Array, column: Column, isMissing: (value: number) => boolean, reason: Lack): number {
  let cells = 0
  if (column.kind === 'category') {
    const { codes } = column
    for (let row = 0; row < lacks.length; row++) {
      if (codes[row] !== missingCode) continue
      cells += 1
      if (lacks[row] === lack.nothing) lacks[row] = reason
    }
    return cells
  }
  const { values } = column
  for (let row = 0; row < lacks.length; row++) {
    if (!isMissing(values[row] as number)) continue
    cells += 1
    if (lacks[row] === lack.nothing) lacks[row] = reason
  }
  return cells
}

/** A row of weight 2 is two rows, one of weight 0 is none: it has no part in a split or a statistic either. */
function markWeights(lacks: Uint8Array, { values }: NumberColumn): void {
  for (let row = 0; row < lacks.length; row++) {
    if (lacks[row] !== lack.nothing) continue
    const weight = values[row] as number
    if (!Number.isFinite(weight)) lacks[row] = lack.weight
    else if (weight === 0) lacks[row] = lack.count
  }
}
