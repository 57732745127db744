import { LabError } from '../../contract/labError'
import { warn } from '../../contract/warning'
import { limits } from '../../spec/limits'
import type { PreparationSpec } from '../../spec/runSpec'
import { type FeatureRule, type RuleSource, featureRule } from './features/featureRule'
import { fitCategory } from './features/fitCategory'
import { fitDate } from './features/fitDate'
import { fitNumber } from './features/fitNumber'
import type { FittedFeature } from './features/fittedFeature'
import { namedColumn } from '../table/namedColumn'
import { type Column, type Table, missingCode } from '../table/table'
import { isRounding } from '../../math/roundingSpread'
import { counted, withThousands } from '../../spec/words/wording'

const setting = 'preparation.features'

/**
 * The columns of the features, in their order.
 * @throws LabError `bad-features` for a feature that is not in the table or has too many levels, rare ones aside where they are
 * taken together
 */
export function featureColumns(table: Table, spec: RuleSource & Pick<PreparationSpec, 'features'>): Column[] {
  return spec.features.map((name) => {
    const column = namedColumn(table, name, { code: 'bad-features', setting })
    const mayGroup = (rule: FeatureRule) => rule.rareBelow > 1 && rule.encoding !== 'ordinal'
    if (
      column.kind === 'category' &&
      column.levels.length > limits.featureLevels &&
      !mayGroup(featureRule(spec, column))
    ) {
      throw new LabError(
        'bad-features',
        `The feature ${name} has ${withThousands(column.levels.length)} different texts; at most ${limits.featureLevels} levels fit. Leave it out, or take its rare levels together.`,
        setting,
      )
    }
    return column
  })
}

/**
 * What one feature needs at scoring, from these training rows only. Missing values are left out of every statistic.
 * @param weights how often each of the rows counts (`rowCounts`); null where each counts once
 * @throws LabError `bad-features` where no row has a value, or for what the rule of the feature does not fit
 */
export function fitInput(
  column: Column,
  rows: Uint32Array,
  spec: RuleSource,
  weights: Float64Array | null = null,
): FittedFeature {
  const rule = featureRule(spec, column)
  const fitted = fitByKind(column, rows, rule, weights)
  if (fitted && rule.indicator && !fitted.input.indicator) {
    fitted.warnings.push(
      warn(
        'no-indicator',
        `No training row lacks ${column.name}: its indicator is left out, since nothing could be learnt of it.`,
        column.name,
      ),
    )
  }
  if (fitted) return fitted
  throw new LabError(
    'bad-features',
    `The feature ${column.name} has no value in the ${counted(rows.length, 'training row')}. Leave it out.`,
    setting,
  )
}

function fitByKind(
  column: Column,
  rows: Uint32Array,
  rule: FeatureRule,
  weights: Float64Array | null,
): FittedFeature | null {
  if (column.kind === 'category') return fitCategory(column, rows, rule, weights)
  return column.type === 'date' ? fitDate(column, rows, rule, weights) : fitNumber(column, rows, rule, weights)
}

/** Whether a column is the same in all of these rows but for rounding, missing values aside. Touches its array once. */
export function isConstant(column: Column, rows: Uint32Array): boolean {
  const cells = column.kind === 'number' ? column.values : column.codes
  let least = Infinity
  let most = -Infinity
  for (const row of rows) {
    const value = cells[row] as number
    if (column.kind === 'number' ? value !== value : value === missingCode) continue
    if (value < least) least = value
    if (value > most) most = value
    if (least < most && !isRounding(least, most)) return false
  }
  return true
}
