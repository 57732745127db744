import type { ColumnInfo } from '../columnInfo'
import { parameterCount } from '../inputCount'
import { type Issue, issueAt } from '../issue'
import { limits } from '../limits'
import type { RunSpec } from '../runSpec'
import { withThousands } from '../words/wording'

/** Whether the network is not too large to train. */
export function networkIssues(spec: RunSpec, columns: readonly ColumnInfo[]): Issue[] {
  const found = parameterCount(columns, spec)
  if (found <= limits.parameters) return []
  const message = `${withThousands(found)} weights, at most ${withThousands(limits.parameters)} fit: choose fewer units or layers.`
  return [issueAt('network.hidden', 'too-many-parameters', message, { found, most: limits.parameters })]
}
