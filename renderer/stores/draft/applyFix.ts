import type { Fix } from '@shared/contract/analysis'
import { ruleOf } from '@shared/spec/columnRules'
import type { Draft } from './draftDefaults'

/** The draft with what an advice proposes: what the fix names replaces what is there, rules are merged feature by feature. */
export function applyFix(draft: Draft, fix: Fix): Draft {
  const { preparation, training } = draft
  const columns = { ...preparation.columns }
  for (const [name, rule] of Object.entries(fix.columns ?? {})) {
    columns[name] = { ...ruleOf(preparation.columns, name), ...rule }
  }
  return {
    ...draft,
    preparation: {
      ...preparation,
      columns,
      features: fix.features ?? preparation.features,
      split: fix.split ?? preparation.split,
      splitColumn: fix.splitColumn === undefined ? preparation.splitColumn : fix.splitColumn,
    },
    training: {
      ...training,
      classWeights: fix.classWeights ?? training.classWeights,
      l2: fix.l2 ?? training.l2,
    },
  }
}
