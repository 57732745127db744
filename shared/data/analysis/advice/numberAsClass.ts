import type { Advice } from '../../../contract/analysis'
import { suggestTask } from '../../../spec/columnRules'
import { counted, withThousands } from '../../../spec/words/wording'
import { describeColumn } from '../../table/columnInfo'
import { type AdviceContext, advise } from './adviceContext'

/** A target of numbers that is taken apart into classes, though it would be proposed as a number. */
export function numberAsClassAdvice({ target, preparation }: AdviceContext): Advice[] {
  if (preparation.task !== 'classification' || target.kind !== 'number') return []
  const info = describeColumn(target)
  if (suggestTask(info) !== 'regression') return []
  const rows = target.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0)
  return [
    advise({
      code: 'number-as-class',
      columns: [target.name],
      message: `${target.name} looks like a number: ${withThousands(info.distinct)} different values in ${counted(rows, 'row')} are that many classes. Choose the task regression.`,
      reason: 'As classes they have neither order nor distance, and each has few rows.',
    }),
  ]
}
