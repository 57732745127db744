import type { ColumnInfo } from '../columnInfo'
import { needsRareLevels, ruleOf, varies } from '../columnRules'
import { noFeatureText } from '../columnFitness'
import { type Issue, issueAt } from '../issue'
import { limits } from '../limits'
import type { PreparationSpec } from '../runSpec'
import { listedInIssue, nameList, withThousands } from '../words/wording'

const path = 'preparation.features'

/** Whether the features can be used at all. */
export function featureIssues(
  { features, target, columns: rules }: PreparationSpec,
  columns: readonly ColumnInfo[],
): Issue[] {
  if (features.length === 0) {
    const none = noFeatureText(columns, target)
    const code = none === null ? 'no-feature' : 'no-possible-feature'
    return [issueAt(path, code, none ?? 'Add at least one feature.')]
  }
  const known = features.flatMap((name) => columns.find((column) => column.name === name) ?? [])
  const unusable = known.flatMap((column) => unusableFeature(column, rules))
  if (unusable.length > 0 || known.length === 0 || known.some(varies)) return unusable
  const names = known.map(({ name }) => name)
  const are = names.length === 1 ? 'is' : 'are'
  const message = `No usable feature: ${nameList(names, listedInIssue)} ${are} the same in every row. Choose a column that varies.`
  return [issueAt(path, 'features-do-not-vary', message, { names })]
}

function unusableFeature({ name, type, distinct }: ColumnInfo, rules: PreparationSpec['columns']): Issue[] {
  if (type === 'identifier' || type === 'text') {
    const message =
      type === 'identifier'
        ? `${name} is an identifier, whose values mostly stand for single rows: remove it, or read it as a category.`
        : `${name} is free text, which says nothing about other rows: remove it.`
    return [issueAt(path, type === 'identifier' ? 'feature-is-identifier' : 'feature-is-text', message, { name })]
  }
  const rareBelow = ruleOf(rules, name).rareBelow ?? 0
  if (!needsRareLevels({ type, distinct }) || rareBelow > 1) return []
  const message = `${withThousands(distinct)} levels, at most ${limits.featureLevels} fit: combine rare ones.`
  return [issueAt(['preparation', 'columns', name, 'rareBelow'], 'rare-levels-needed', message, { name, distinct })]
}
