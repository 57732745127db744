import { canSplitBy } from '@shared/spec/columnRules'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import type { PreparationSpec, SplitKind } from '@shared/spec/runSpec'
import { splitKindTable } from '@shared/spec/splitKindTable'

type Splitting = Pick<PreparationSpec, 'split' | 'splitColumn' | 'target'>

const fitting = (columns: readonly ColumnInfo[], target: string, split: SplitKind) =>
  columns.filter((column) => column.name !== target && canSplitBy(column, split))

/** The columns that fit the split; where one is needed and none is chosen, that comes first. */
export function splitColumnOptions(
  columns: readonly ColumnInfo[],
  { split, splitColumn, target }: Splitting,
): { value: string; label: string; disabled?: boolean }[] {
  const names = fitting(columns, target, split).map(({ name }) => name)
  // What is chosen and does not fit stays in sight, with its error.
  if (splitColumn !== null && !names.includes(splitColumn)) names.unshift(splitColumn)
  const options = names.map((name) => ({ value: name, label: name }))
  if (splitKindTable[split].column === 'optional') return [{ value: '', label: 'each row by itself' }, ...options]
  const label = names.length === 0 ? 'no column fits' : 'choose a column'
  return splitColumn === null ? [{ value: '', label, disabled: true }, ...options] : options
}

/** The column for a split that has just been chosen: the one that was, or for time the first of dates; else none yet. */
export function splitColumnFor(
  columns: readonly ColumnInfo[],
  { splitColumn, target }: Splitting,
  split: SplitKind,
): string | null {
  const fits = fitting(columns, target, split)
  const { column, ordered } = splitKindTable[split]
  if (column === 'none' || fits.some(({ name }) => name === splitColumn)) return splitColumn
  return ordered ? (fits.find(({ type }) => type === 'date')?.name ?? null) : null
}
