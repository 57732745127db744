import type { ColumnInfo } from '@shared/spec/columnInfo'
import { suggestTask } from '@shared/spec/columnRules'
import { defaultEvent } from '@shared/spec/event'
import type { Draft } from './draftDefaults'

/** The draft with another target, which brings its own task, classes and event, and can be neither a feature nor the weights any more. */
export function withTarget(draft: Draft, name: string, columns: readonly ColumnInfo[]): Draft {
  const column = columns.find((entry) => entry.name === name)
  const { features, weights, task } = draft.preparation
  const { classWeights } = draft.training
  return {
    ...draft,
    preparation: {
      ...draft.preparation,
      target: name,
      task: column === undefined ? task : suggestTask(column),
      event: defaultEvent(column),
      features: features.filter((feature) => feature !== name),
      weights: weights === name ? null : weights,
    },
    training: { ...draft.training, classWeights: typeof classWeights === 'string' ? classWeights : 'none' },
  }
}
