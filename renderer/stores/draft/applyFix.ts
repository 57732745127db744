import type { Fix } from '@shared/contract/fix'
import { ruleOf } from '@shared/spec/columnRules'
import { followingSettings } from '@shared/spec/defaults'
import type { RunSpec } from '@shared/spec/runSpec'
import { type Draft, draftOfSpec, settle } from './draftDefaults'

/** The draft with what a fix proposes: what it names replaces what is there and counts as chosen; rules are merged feature by feature. */
export function applyFix(draft: Draft, fix: Fix): Draft {
  const { preparation, training } = draft
  const columns = { ...preparation.columns }
  for (const [name, rule] of Object.entries(fix.columns ?? {})) {
    columns[name] = { ...ruleOf(preparation.columns, name), ...rule }
  }
  const named = new Set(Object.keys(fix))
  return {
    ...draft,
    preparation: {
      ...preparation,
      columns,
      features: fix.features ?? preparation.features,
      split: fix.split ?? preparation.split,
      splitColumn: fix.splitColumn === undefined ? preparation.splitColumn : fix.splitColumn,
      standardization: fix.standardization ?? preparation.standardization,
    },
    training: {
      ...training,
      classWeights: fix.classWeights ?? training.classWeights,
      loss: fix.loss ?? training.loss,
      l1: fix.l1 ?? training.l1,
      l2: fix.l2 ?? training.l2,
      labelSmoothing: fix.labelSmoothing ?? training.labelSmoothing,
      patience: fix.patience ?? training.patience,
      tolerance: fix.tolerance ?? training.tolerance,
      epochs: fix.epochs ?? training.epochs,
      optimizer: fix.optimizer ?? training.optimizer,
      precision: fix.precision ?? training.precision,
    },
    chosen: new Set([...draft.chosen, ...followingSettings.filter((path) => named.has(path.split('.').at(-1) ?? ''))]),
  }
}

/** A run's settings with what a fix proposes, and what follows from it. */
export function withFix(spec: RunSpec, fix: Fix): RunSpec {
  const { preparation, network, training } = settle(applyFix(draftOfSpec(spec), fix))
  return { ...spec, preparation, network, training }
}
