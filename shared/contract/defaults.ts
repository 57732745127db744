import type { Settings } from './labApi'
import type { Activation, Initialisation, NetworkSpec, Optimizer, PreparationSpec, TrainingSpec } from './runSpec'

/** What a person gets who chooses nothing: the same on the screen and on the command line. */
export const defaultPreparation: Omit<PreparationSpec, 'target' | 'features'> = {
  standardization: 'zscore',
  missing: 'drop',
  validationShare: 0.2,
  testShare: 0.2,
}

const defaultActivation: Activation = 'tanh'
export const defaultSeed = 1

/** A convex problem may start from zero; hidden units that start equal stay equal, so they start at random. */
export function defaultInitialisation(hidden: readonly number[], activation: Activation): Initialisation {
  if (hidden.length === 0) return 'zeros'
  return activation === 'relu' ? 'he' : 'glorot'
}

export const defaultLearningRates: Record<Optimizer, number> = { gd: 0.5, sgd: 0.1, adam: 0.03 }

export function defaultBatchSize(optimizer: Optimizer): TrainingSpec['batchSize'] {
  return optimizer === 'gd' ? 'full' : 32
}

export const defaultTraining: TrainingSpec = {
  optimizer: 'adam',
  learningRate: defaultLearningRates.adam,
  epochs: 300,
  batchSize: defaultBatchSize('adam'),
  l2: 0,
}

export const defaultNetwork: NetworkSpec = {
  hidden: [],
  activation: defaultActivation,
  initialisation: defaultInitialisation([], defaultActivation),
}

/** What the app remembers before anybody has chosen anything. */
export const defaultSettings: Settings = {
  theme: 'system',
  concurrentRuns: 0,
  dataset: null,
  spec: null,
  ticked: [],
  plane: { x: null, y: null },
}
