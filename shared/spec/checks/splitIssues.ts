import type { ColumnInfo } from '../columnInfo'
import { canSplitBy } from '../columnRules'
import { type Issue, issueAt } from '../issue'
import type { PreparationSpec } from '../runSpec'
import { usedSplitColumn } from '../splitKindTable'

/** Whether rows can be split by the column that is to split them. */
export function splitIssues(preparation: PreparationSpec, known: ReadonlyMap<string, ColumnInfo>): Issue[] {
  const { split } = preparation
  const used = usedSplitColumn(preparation)
  const column = used === null ? undefined : known.get(used)
  if (column === undefined || canSplitBy(column, split)) return []
  const { name, distinct } = column
  const [code, why] =
    distinct < 2
      ? ['split-column-does-not-vary', `${name} has ${distinct === 0 ? 'no value' : 'one value only'}`]
      : ['split-column-has-no-order', `${name} holds neither numbers nor dates, which a split by time needs`]
  return [issueAt('preparation.splitColumn', code, `${why}: choose another column.`, { name })]
}
