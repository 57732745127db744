import { canBeTarget, defaultFeatures, suggestTask, tasksOf } from '@shared/spec/columnRules'
import type { Dataset } from '@shared/contract/dataset'
import { type Settings, defaultAt, followOthers, followingSettings, initialSettings } from '@shared/spec/defaults'
import { defaultEvent } from '@shared/spec/event'
import type { RunSpec } from '@shared/spec/runSpec'
import { defaultBatchRows } from '@shared/spec/settings/training'
import { type SettingPath, valueAt, withValue } from '@shared/spec/settings/table'
import { settlePreparation } from './settlePreparation'

/** The settings while they are edited. A number that cannot be read yet is NaN. */
export interface Draft extends Settings {
  /** Settings that a person has set, of those that follow others until then. */
  chosen: ReadonlySet<SettingPath>
  /** Every training row each step, as a choice; some optimizers take them all in any case. */
  fullBatch: boolean
  /** Rows in a mini-batch where the batch is not full. */
  batchRows: number
}

const batchSize = 'training.batchSize'

/** On screen the split stays when the seed is changed: runs of several seeds are judged on the same rows. */
const alwaysChosen: readonly SettingPath[] = ['preparation.splitSeed']

/** A column of classes before a column of numbers, and among those the last: that is where tables have their outcome. */
function defaultTarget({ columns, suggestedTarget }: Dataset): string {
  const classes = columns.find((column) => tasksOf(column).includes('classification'))
  return suggestedTarget ?? classes?.name ?? columns.findLast(canBeTarget)?.name ?? ''
}

export function defaultDraft(dataset: Dataset): Draft {
  const target = defaultTarget(dataset)
  const column = dataset.columns.find(({ name }) => name === target)
  const initial = initialSettings()
  const task = column === undefined ? initial.preparation.task : suggestTask(column)
  const features = defaultFeatures(dataset.columns, target, dataset.rows)
  return settle({
    ...initial,
    preparation: { ...initial.preparation, task, target, event: defaultEvent(column), features },
    chosen: new Set(alwaysChosen),
    fullBatch: false,
    batchRows: defaultBatchRows,
  })
}

/** The settings of a run, to go on from; what is not as it would be by default was chosen. */
export function draftOfSpec(spec: RunSpec): Draft {
  const { preparation, network, training, seed } = structuredClone(spec)
  const settings = { preparation, network, training, seed }
  const chosen = followingSettings.filter((path) => valueAt(settings, path) !== defaultAt(path, settings))
  const { batchSize: rows } = training
  return {
    ...settings,
    chosen: new Set([...alwaysChosen, ...chosen]),
    fullBatch: rows === 'full' && defaultAt(batchSize, settings) !== 'full',
    batchRows: rows === 'full' ? defaultBatchRows : rows,
  }
}

/** Brings what follows other settings into line with them. */
export function settle(draft: Draft): Draft {
  const chosen = new Set(draft.chosen).add(batchSize)
  const preparation = settlePreparation(draft.preparation)
  // Classes have one loss only, and numbers never that one, whatever was chosen before the task changed.
  const fits = preparation.task === 'regression' && draft.training.loss !== 'crossEntropy'
  if (!fits) chosen.delete('training.loss')
  const settled = followOthers({ ...draft, preparation }, chosen)
  const whole = defaultAt(batchSize, settled) === 'full' || draft.fullBatch
  return withValue(settled, batchSize, whole ? 'full' : draft.batchRows)
}
