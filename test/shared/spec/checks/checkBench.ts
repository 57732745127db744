import { checkSpec } from '@shared/spec/checks/checkSpec'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { type Issue, pathKey } from '@shared/spec/issue'
import { type SpecChanges, fakeCategory, fakeColumn, fakeDataset, fakeSpec } from '../../../support/fakeBridge'

/** Numbers, a category, a constant, free text, dates and an identifier; the target is `admitted`. */
export const columns: readonly ColumnInfo[] = [
  ...fakeDataset().columns,
  fakeColumn('day', { type: 'date' }),
  fakeCategory('id', [], { type: 'identifier', levels: null, distinct: 100 }),
]

/** What is wrong with a spec of two exams as features, changed as told. */
export function issuesOf(changes: SpecChanges, of: readonly ColumnInfo[] = columns): Issue[] {
  return checkSpec(fakeSpec(changes), of)
}

/** Where it is wrong, and its code. */
export function found(changes: SpecChanges, of: readonly ColumnInfo[] = columns): [path: string, code: string][] {
  return issuesOf(changes, of).map(({ path, code }) => [pathKey(path), code])
}

/** The table with some columns in place of those of the same names, and others beside. */
export function withColumns(...others: ColumnInfo[]): ColumnInfo[] {
  const names = new Set(others.map(({ name }) => name))
  return [...columns.filter(({ name }) => !names.has(name)), ...others]
}
