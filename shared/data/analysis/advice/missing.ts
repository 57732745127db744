import type { Advice } from '../../../contract/analysis'
import { isMostlyMissing } from '../../../spec/columnRules'
import { withThousands } from '../../../spec/words/wording'
import { featureRule } from '../../preparation/features/featureRule'
import { type Column, missingCode } from '../../table/table'
import { type AdviceContext, advise, leaveOut, percent } from './adviceContext'

/** Features that most rows lack, where each row that lacks one is left out. */
export function missingAdvice({ table, features, preparation }: AdviceContext): Advice[] {
  return features.flatMap((column) => {
    const { name } = column
    if (featureRule(preparation, column).missing !== 'drop') return []
    const missing = missingCells(column)
    if (!isMostlyMissing(missing, table.rows)) return []
    return advise({
      code: 'mostly-missing',
      columns: [name],
      message: `${name} is missing in ${withThousands(missing)} of ${withThousands(table.rows)} rows (${percent(missing / table.rows)}), and each of these rows is left out because of it.`,
      reason:
        'The model is trained only on the few rows that have a value, which may differ from the others. Without this feature all rows can be used; its missing values can also be imputed.',
      fix: leaveOut(preparation, [name]),
    })
  })
}

function missingCells(column: Column): number {
  let count = 0
  if (column.kind === 'number') {
    for (const value of column.values) if (value !== value) count += 1
  } else {
    for (const code of column.codes) if (code === missingCode) count += 1
  }
  return count
}
