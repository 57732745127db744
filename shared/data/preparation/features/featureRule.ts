import { ruleOf } from '../../../spec/columnRules'
import { LabError } from '../../../contract/labError'
import type {
  CategoryEncoding,
  ColumnMissingRule,
  DatePart,
  PreparationSpec,
  Standardization,
  Transform,
  UnseenRule,
} from '../../../spec/runSpec'
import type { FittedInput } from '../fittedPreparation'
import { dateConstant } from '../../../math/dates'
import type { Column } from '../../table/table'

/** What is done with one feature, nothing left open: see ColumnRule. What has no meaning for its kind is there and not used. */
export interface FeatureRule {
  missing: ColumnMissingRule
  zeroIsMissing: boolean
  constant: number | string | null
  indicator: boolean
  encoding: CategoryEncoding
  reference: string | null
  order: readonly string[] | null
  rareBelow: number
  unseen: UnseenRule
  transform: Transform
  standardization: Standardization
  parts: readonly DatePart[]
}

/** What of a preparation says how each feature is prepared. */
export type RuleSource = Pick<PreparationSpec, 'columns' | 'missing' | 'standardization'>

/** As what a column enters. */
export function inputKind(column: Column): FittedInput['kind'] {
  if (column.kind === 'category') return 'category'
  return column.type === 'date' ? 'date' : 'number'
}

/**
 * The rule of a feature: its own, and where that is silent the preparation's.
 * @throws LabError `bad-features` for a rule that its kind of column cannot follow
 */
export function featureRule(spec: RuleSource, column: Column): FeatureRule {
  const own = ruleOf(spec.columns, column.name)
  const kind = inputKind(column)
  const imputing: ColumnMissingRule = kind === 'category' ? 'mostFrequent' : 'mean'
  const rule: FeatureRule = {
    missing: own.missing ?? (spec.missing === 'drop' ? 'drop' : imputing),
    zeroIsMissing: kind === 'number' && (own.zeroIsMissing ?? false),
    constant: own.constant ?? null,
    indicator: own.indicator ?? false,
    encoding: own.encoding ?? 'oneHot',
    reference: own.reference ?? null,
    order: own.order ?? null,
    rareBelow: own.rareBelow ?? 0,
    unseen: own.unseen ?? 'zeros',
    transform: own.transform ?? 'none',
    standardization: own.standardization ?? spec.standardization,
    parts: Array.from(new Set(own.parts ?? (['elapsed'] as const))),
  }
  checkRule(rule, kind, column.name)
  return rule
}

function checkRule({ missing, constant }: FeatureRule, kind: FittedInput['kind'], name: string): void {
  const holds = { number: 'numbers', date: 'dates', category: 'texts' }[kind]
  if (kind === 'category' && (missing === 'mean' || missing === 'median')) {
    throw ruleError(
      name,
      `${name} holds texts, which have no ${missing}. Set its missing values to the most frequent level, to a constant or to a category of their own.`,
    )
  }
  if (kind !== 'category' && missing === 'ownCategory') {
    throw ruleError(
      name,
      `${name} holds ${holds}: only a text can have being missing as a category of its own. Set its missing values to the mean and add an indicator.`,
    )
  }
  if (missing !== 'constant') return
  if (constant === null) {
    throw ruleError(name, `Missing values of ${name} are to be a constant, but none is given. Give one.`)
  }
  if (kind === 'number' && typeof constant !== 'number') {
    throw ruleError(
      name,
      `${name} holds numbers; the constant for missing values is the text "${constant}". Give a number.`,
    )
  }
  if (kind === 'date' && Number.isNaN(dateConstant(constant))) {
    throw ruleError(
      name,
      `${name} holds dates; the constant for missing values is "${constant}". Give a date such as 2024-03-01.`,
    )
  }
}

/** A refusal of what the rule of one feature asks for. */
export function ruleError(name: string, sentence: string): LabError {
  return new LabError('bad-features', sentence, ['preparation', 'columns', name])
}
