import { dateConstant } from '../../math/dates'
import type { ColumnInfo } from '../columnInfo'
import { featureKind, missingRulesOf, ruleOf } from '../columnRules'
import { type Issue, issueAt } from '../issue'
import type { FeatureKind, PreparationSpec } from '../runSpec'
import { type ColumnRule, type RuleFieldName, ruleFields } from '../rules/ruleTable'
import { listedInIssue, nameList } from '../words/wording'

const holds: Record<FeatureKind, string> = { number: 'numbers', category: 'categories', date: 'dates' }

/** Whether each feature can follow its rule. */
export function ruleIssues({ features, columns }: PreparationSpec, known: ReadonlyMap<string, ColumnInfo>): Issue[] {
  return Object.keys(columns).flatMap((name) => {
    const column = known.get(name)
    if (!features.includes(name) || column === undefined) {
      const message = `${name} is not a feature, so that it cannot have a rule. Add it, or remove its rule.`
      return [issueAt(['preparation', 'columns', name], 'rule-without-feature', message, { name })]
    }
    const kind = featureKind(column)
    return kind === null ? [] : issuesOf(column, kind, ruleOf(columns, name))
  })
}

function issuesOf(column: ColumnInfo, kind: FeatureKind, rule: ColumnRule): Issue[] {
  return [...foreignFields(column, kind, rule), ...missingIssues(column, kind, rule), ...levelIssues(column, rule)]
}

function at({ name }: ColumnInfo, field: RuleFieldName, code: string, message: string, params = {}): Issue {
  return issueAt(['preparation', 'columns', name, field], code, message, { name, ...params })
}

/** Fields that say nothing about a column of this kind. */
function foreignFields(column: ColumnInfo, kind: FeatureKind, rule: ColumnRule): Issue[] {
  return ruleFields.flatMap(([field, { kinds, idle, noun }]) => {
    if (rule[field] === undefined || rule[field] === idle || kinds.includes(kind)) return []
    const message = `${column.name} holds ${holds[kind]}, which have no ${noun}. Leave that out.`
    return [at(column, field, 'field-of-other-kind', message, { kind })]
  })
}

function missingIssues(column: ColumnInfo, kind: FeatureKind, { missing, constant }: ColumnRule): Issue[] {
  const { name } = column
  if (missing === undefined) return []
  if (!missingRulesOf[kind].includes(missing)) {
    const choices = missingRulesOf[kind].join(', ')
    const message = `${name} holds ${holds[kind]}, whose missing values cannot be ${missing}. Take one of ${choices}.`
    return [at(column, 'missing', 'missing-of-other-kind', message, { kind, choices: missingRulesOf[kind] })]
  }
  if (missing !== 'constant') return []
  if (constant === undefined || constant === '') {
    return [at(column, 'constant', 'constant-needed', 'Enter the value that replaces missing values.')]
  }
  if (kind === 'number' && typeof constant !== 'number') {
    return [at(column, 'constant', 'constant-not-a-number', 'Enter a number.', { constant })]
  }
  if (kind === 'date' && Number.isNaN(dateConstant(constant))) {
    return [at(column, 'constant', 'constant-not-a-date', 'Enter a date such as 2024-03-01.', { constant })]
  }
  return []
}

/** Whether a rule names levels that the column has, and an order all of them. */
function levelIssues(column: ColumnInfo, { encoding, reference, order }: ColumnRule): Issue[] {
  const { name, levels } = column
  const issues: Issue[] = []
  if (order !== undefined && new Set(order).size < order.length) {
    const twice = order.filter((level, index) => order.indexOf(level) < index)
    const message = `The order names ${nameList(twice, listedInIssue)} twice. Name every level once.`
    issues.push(at(column, 'order', 'order-names-twice', message, { levels: twice }))
  }
  if (levels === null) return issues
  const has = `${name} has ${nameList(levels, listedInIssue)}.`
  if (encoding === 'reference' && reference !== undefined && !levels.includes(reference)) {
    const message = `There is no level ${reference}: ${has} Choose another.`
    issues.push(at(column, 'reference', 'unknown-level', message, { levels: [reference] }))
  }
  const unknown = (order ?? []).filter((level) => !levels.includes(level))
  if (unknown.length > 0) {
    const are = unknown.length === 1 ? 'There is no level' : 'There are no levels'
    issues.push(
      at(
        column,
        'order',
        'unknown-level',
        `${are} ${nameList(unknown, listedInIssue)}: ${has} Between two levels of an order stands <.`,
        { levels: unknown },
      ),
    )
  }
  const lacking = encoding === 'ordinal' && order !== undefined ? levels.filter((level) => !order.includes(level)) : []
  if (lacking.length > 0) {
    const message = `The order lacks ${nameList(lacking, listedInIssue)}. Name all levels from the lowest to the highest.`
    issues.push(at(column, 'order', 'order-lacks-level', message, { levels: lacking }))
  }
  return issues
}
