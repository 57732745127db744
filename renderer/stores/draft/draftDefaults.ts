import { canBeTarget, defaultFeatures, suggestTask, tasksOf } from '@shared/spec/columnRules'
import type { Dataset } from '@shared/contract/dataset'
import {
  defaultBatchSize,
  defaultNetwork,
  defaultPreparation,
  defaultSeed,
  defaultTraining,
} from '@shared/spec/defaults'
import type { NetworkSpec, PreparationSpec, RunSpec, TrainingSpec } from '@shared/spec/runSpec'
import { defaultsOf } from '../../wording/settings/defaultsOf'
import { settlePreparation } from './settlePreparation'

/** Settings that follow others until a person sets them. */
export interface Chosen {
  initialisation: boolean
  initialDistribution: boolean
  loss: boolean
  learningRate: boolean
  precision: boolean
}

/** The settings while they are edited. A number that cannot be read yet is NaN. */
export interface Draft {
  preparation: PreparationSpec
  network: NetworkSpec
  training: TrainingSpec
  seed: number
  chosen: Chosen
  /** Every training row each step, as a choice; some optimizers take them all in any case. */
  fullBatch: boolean
  /** Rows in a mini-batch where the batch is not full. */
  batchRows: number
}

/** Rows in a mini-batch until somebody says otherwise. */
export const defaultBatchRows = 32

const nothingChosen: Chosen = {
  initialisation: false,
  initialDistribution: false,
  loss: false,
  learningRate: false,
  precision: false,
}

/** A column of classes before a column of numbers, and among those the last: that is where tables have their outcome. */
function defaultTarget({ columns, suggestedTarget }: Dataset): string {
  const classes = columns.find((column) => tasksOf(column).includes('classification'))
  return suggestedTarget ?? classes?.name ?? columns.findLast(canBeTarget)?.name ?? ''
}

export function defaultDraft(dataset: Dataset): Draft {
  const target = defaultTarget(dataset)
  const column = dataset.columns.find(({ name }) => name === target)
  const task = column === undefined ? defaultPreparation.task : suggestTask(column)
  const features = defaultFeatures(dataset.columns, target)
  return settle({
    preparation: { ...structuredClone(defaultPreparation), task, target, features },
    network: { ...defaultNetwork },
    training: { ...defaultTraining },
    seed: defaultSeed,
    chosen: nothingChosen,
    fullBatch: false,
    batchRows: defaultBatchRows,
  })
}

/** The settings of a run, to go on from; what it says was chosen. */
export function draftOfSpec(spec: RunSpec): Draft {
  const { preparation, network, training, seed } = structuredClone(spec)
  const standard = defaultsOf(spec)
  return {
    preparation,
    network,
    training,
    seed,
    chosen: {
      initialisation: network.initialisation !== standard.network.initialisation,
      initialDistribution: network.initialDistribution !== standard.network.initialDistribution,
      loss: training.loss !== standard.training.loss,
      learningRate: training.learningRate !== standard.training.learningRate,
      precision: training.precision !== standard.training.precision,
    },
    fullBatch: training.batchSize === 'full' && defaultBatchSize(training.optimizer) !== 'full',
    batchRows: training.batchSize === 'full' ? defaultBatchRows : training.batchSize,
  }
}

/** Brings what follows other settings into line with them. */
export function settle(draft: Draft): Draft {
  const { chosen } = draft
  const preparation = settlePreparation(draft.preparation)
  // One after the other: the distribution follows the initialisation.
  const network = { ...draft.network }
  if (!chosen.initialisation) network.initialisation = defaultsOf({ ...draft, network }).network.initialisation
  const standard = defaultsOf({ ...draft, network })
  if (!chosen.initialDistribution) network.initialDistribution = standard.network.initialDistribution
  const training = { ...draft.training }
  // Classes have one loss only, and numbers never that one, whatever was chosen before the task changed.
  const fits = preparation.task === 'regression' && training.loss !== 'crossEntropy'
  if (!chosen.loss || !fits) training.loss = standard.training.loss
  if (!chosen.learningRate) training.learningRate = standard.training.learningRate
  if (!chosen.precision) training.precision = standard.training.precision
  const whole = defaultBatchSize(training.optimizer) === 'full' || draft.fullBatch
  training.batchSize = whole ? 'full' : draft.batchRows
  return { ...draft, preparation, network, training }
}
