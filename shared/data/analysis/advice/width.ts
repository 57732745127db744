import type { Advice, AdviceTraining } from '../../../contract/analysis'
import { ruleOf } from '../../../spec/columnRules'
import { powersOf } from '../../../spec/inputCount'
import type { ColumnRule, PreparationSpec } from '../../../spec/runSpec'
import type { Column } from '../../table/table'
import { counted } from '../../../spec/words/wording'
import { type AdviceContext, advise } from './adviceContext'
import { hasMissing, levelsOf } from './levels'

const l2 = 0.1

/** More inputs than training rows and no penalty: some weights follow from nothing. */
export function widthAdvice(
  { sample, parts, preparation }: AdviceContext,
  training: AdviceTraining | null = null,
): Advice[] {
  if (training !== null && training.l2 > 0) return []
  const rows = parts.train.length
  const inputs = countInputs(sample.features, preparation)
  if (rows === 0 || inputs <= rows) return []
  return [
    advise({
      code: 'more-inputs-than-rows',
      columns: [],
      message: `${counted(sample.features.length, 'feature')} become ${counted(inputs, 'input')}, for ${counted(rows, 'training row')}.`,
      reason:
        'With more inputs than rows many different weights fit the training rows perfectly, most of which generalise badly. A penalty on large weights chooses among them.',
      fix: { label: `Set the L2 penalty to ${l2}`, l2 },
    }),
  ]
}

/** Inputs that these features become, by the levels of these rows. */
export function countInputs(features: readonly Column[], preparation: PreparationSpec): number {
  const { columns, degree, interactions } = preparation
  const widths = new Map(features.map((column) => [column.name, widthOf(column, ruleOf(columns, column.name))]))
  const indicators = features.filter((column) => needsIndicator(column, ruleOf(columns, column.name))).length
  const isNumber = ({ kind, type }: Column): boolean => kind === 'number' && type !== 'date'
  const numbers = new Set(features.filter(isNumber).map(({ name }) => name))
  let inputs = powersOf(numbers.size, degree) + indicators
  for (const width of widths.values()) inputs += width
  for (const [first, second] of interactions) {
    // The products of two numbers are among those of the degree.
    if (degree >= 2 && numbers.has(first) && numbers.has(second)) continue
    inputs += (widths.get(first) ?? 0) * (widths.get(second) ?? 0)
  }
  return inputs
}

function needsIndicator(column: Column, { indicator, zeroIsMissing }: ColumnRule): boolean {
  if (indicator !== true) return false
  return hasMissing(column) || (zeroIsMissing === true && column.kind === 'number' && column.values.includes(0))
}

/** Without the indicator. */
function widthOf(column: Column, rule: ColumnRule): number {
  if (column.kind === 'number') return column.type === 'date' ? (rule.parts?.length ?? 1) : 1
  if (rule.encoding === 'ordinal') return 1
  const missing = hasMissing(column) && rule.missing !== 'ownCategory' ? 1 : 0
  return Math.max(0, levelsOf(column).count - missing - (rule.encoding === 'reference' ? 1 : 0))
}
