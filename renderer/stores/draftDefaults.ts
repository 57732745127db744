import { canBeTarget, defaultFeatures } from '@shared/contract/columnRules'
import type { Dataset } from '@shared/contract/dataset'
import {
  defaultInitialisation,
  defaultLearningRates,
  defaultNetwork,
  defaultPreparation,
  defaultSeed,
  defaultTraining,
} from '@shared/contract/defaults'
import type { NetworkSpec, PreparationSpec, RunSpec, TrainingSpec } from '@shared/contract/runSpec'

/** The settings while they are edited. A number that cannot be read yet is NaN. */
export interface Draft {
  preparation: PreparationSpec
  network: NetworkSpec
  training: TrainingSpec
  seed: number
  /** Settings that a person set; the others follow what they depend on. */
  chosen: { initialisation: boolean; learningRate: boolean }
  /** Every training row each step, as a choice; gradient descent takes them all in any case. */
  fullBatch: boolean
  /** Rows in a mini-batch where the batch is not full. */
  batchRows: number
}

/** Rows in a mini-batch until somebody says otherwise. */
export const defaultBatchRows = 32

export function defaultDraft(dataset: Dataset): Draft {
  const target = dataset.suggestedTarget ?? dataset.columns.find(canBeTarget)?.name ?? ''
  const features = defaultFeatures(dataset.columns, target)
  return {
    preparation: { ...defaultPreparation, target, features },
    network: { ...defaultNetwork },
    training: { ...defaultTraining },
    seed: defaultSeed,
    chosen: { initialisation: false, learningRate: false },
    fullBatch: false,
    batchRows: defaultBatchRows,
  }
}

/** The settings of a run, to go on from; what it says was chosen. */
export function draftOfSpec(spec: RunSpec): Draft {
  const { preparation, network, training, seed } = structuredClone(spec)
  return {
    preparation,
    network,
    training,
    seed,
    chosen: {
      initialisation: network.initialisation !== defaultInitialisation(network.hidden, network.activation),
      learningRate: training.learningRate !== defaultLearningRates[training.optimizer],
    },
    fullBatch: training.batchSize === 'full' && training.optimizer !== 'gd',
    batchRows: training.batchSize === 'full' ? defaultBatchRows : training.batchSize,
  }
}

/** Brings what follows other settings into line with them. */
export function settle(draft: Draft): Draft {
  const { network, training, chosen } = draft
  const initialisation = chosen.initialisation
    ? network.initialisation
    : defaultInitialisation(network.hidden, network.activation)
  const learningRate = chosen.learningRate ? training.learningRate : defaultLearningRates[training.optimizer]
  const batchSize = training.optimizer === 'gd' || draft.fullBatch ? 'full' : draft.batchRows
  return { ...draft, network: { ...network, initialisation }, training: { ...training, learningRate, batchSize } }
}
