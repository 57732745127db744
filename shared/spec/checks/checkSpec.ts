import type { ColumnInfo } from '../columnInfo'
import { type Issue, issueAt } from '../issue'
import { type RunSpec, runSpecShape } from '../runSpec'
import { listedInIssue, nameList } from '../words/wording'
import { conflicts } from './conflicts'
import { featureIssues } from './featureIssues'
import { productIssues } from './productIssues'
import { ruleIssues } from './ruleIssues'
import { schemaIssues } from './schemaIssues'
import { networkIssues } from './networkIssues'
import { splitIssues } from './splitIssues'
import { eventIssues, targetIssues, weightIssues } from './targetIssues'
import { usedSplitColumn } from '../splitKindTable'

/**
 * Everything that can be known to be wrong with a RunSpec without the rows of its table: values out of their range, settings that do
 * not go together, and what the statistics of the columns rule out. What only the rows can tell is left to the fitting of the
 * preparation. Empty where nothing is wrong; else in the order in which a person should mend it, at most one issue for a path.
 *
 * The screen shows every issue at its control, the lab and the command line refuse with the first.
 *
 * @param spec of today's version; numbers that are still being typed may be NaN
 * @param columns of its dataset
 */
export function checkSpec(spec: RunSpec, columns: readonly ColumnInfo[]): Issue[] {
  const { preparation } = spec
  const known = new Map(columns.map((column) => [column.name, column]))
  const target = known.get(preparation.target)
  const issues = [
    ...targetIssues(preparation, columns),
    ...eventIssues(preparation, target),
    ...unknownColumns(preparation, columns),
    ...featureIssues(preparation, columns),
    ...schemaIssues(runSpecShape.safeParse(spec).error),
    ...conflicts(spec),
    ...ruleIssues(preparation, known),
    ...weightIssues(preparation, known, target, spec.training.classWeights),
    ...splitIssues(preparation, known),
    ...productIssues(preparation, columns),
  ]
  if (issues.length === 0) issues.push(...networkIssues(spec, columns))
  return firstByPath(issues)
}

/** Names in the spec that no column has. */
function unknownColumns(
  { target, features, weights, split, splitColumn }: RunSpec['preparation'],
  columns: readonly ColumnInfo[],
): Issue[] {
  const names = new Set(columns.map(({ name }) => name))
  const roles: [path: string, name: string | null][] = [
    ['preparation.target', target === '' ? null : target],
    ...features.map((name): [string, string] => ['preparation.features', name]),
    ['preparation.weights', weights],
    ['preparation.splitColumn', usedSplitColumn({ split, splitColumn })],
  ]
  return roles.flatMap(([path, name]) => {
    if (name === null || names.has(name)) return []
    const message = `There is no column named ${name}. The columns are ${nameList([...names], listedInIssue)}.`
    return [issueAt(path, 'unknown-column', message, { name })]
  })
}

function firstByPath(issues: readonly Issue[]): Issue[] {
  const first = new Map<string, Issue>()
  for (const issue of issues) {
    const key = JSON.stringify(issue.path)
    if (!first.has(key)) first.set(key, issue)
  }
  return [...first.values()]
}
