import {
  type Activation,
  type InitialDistribution,
  type Initialisation,
  type Loss,
  type NetworkSpec,
  type Optimizer,
  type Precision,
  type PreparationSpec,
  type Task,
  type TrainingSpec,
  wholeBatchOptimizers,
} from './runSpec'

/** What a person gets who chooses nothing: the same on the screen and on the command line. */
export const defaultPreparation: Omit<PreparationSpec, 'target' | 'features'> = {
  task: 'classification',
  weights: null,
  standardization: 'zscore',
  missing: 'drop',
  columns: {},
  degree: 1,
  interactions: [],
  split: 'holdout',
  stratify: true,
  splitColumn: null,
  folds: 5,
  repeats: 1,
  fold: 0,
  validationShare: 0.2,
  testShare: 0.2,
}

/** Units that are silent on one side: half their variance is lost, which the initialisation of He makes up for. */
const rectifiers: readonly Activation[] = ['relu', 'leakyRelu', 'elu', 'gelu', 'softplus']

const defaultActivation: Activation = 'tanh'
export const defaultSeed = 1

/** A convex problem may start from zero; hidden units that start equal stay equal, so they start at random. */
export function defaultInitialisation(hidden: readonly number[], activation: Activation): Initialisation {
  if (hidden.length === 0) return 'zeros'
  return rectifiers.includes(activation) ? 'he' : 'glorot'
}

/** Which distribution each initialisation was published with. */
export const defaultDistributions: Record<Initialisation, InitialDistribution> = {
  zeros: 'uniform',
  glorot: 'uniform',
  he: 'normal',
  lecun: 'normal',
}

/** A convex problem is solved to the last digit; a network gains more from speed. */
export function defaultPrecision(hidden: readonly number[], optimizer: Optimizer): Precision {
  return hidden.length === 0 || optimizer === 'newton' ? 'float64' : 'float32'
}

export const defaultLosses: Record<Task, Loss> = { classification: 'crossEntropy', regression: 'squaredError' }

export const defaultLearningRates: Record<Optimizer, number> = {
  gd: 0.5,
  sgd: 0.1,
  momentum: 0.02,
  nesterov: 0.02,
  rmsprop: 0.003,
  adam: 0.03,
  adamw: 0.03,
  lbfgs: 1,
  newton: 1,
}

export function defaultBatchSize(optimizer: Optimizer): TrainingSpec['batchSize'] {
  return wholeBatchOptimizers.includes(optimizer) ? 'full' : 32
}

export const defaultTraining: TrainingSpec = {
  loss: 'crossEntropy',
  huberDelta: 1,
  optimizer: 'adam',
  learningRate: defaultLearningRates.adam,
  momentum: 0.9,
  schedule: 'constant',
  scheduleEpochs: 50,
  scheduleFactor: 0.5,
  warmup: 0,
  clip: 0,
  epochs: 300,
  batchSize: defaultBatchSize('adam'),
  l1: 0,
  l2: 0,
  dropout: 0,
  weightDecay: 0.01,
  classWeights: 'none',
  patience: 0,
  tolerance: 1e-8,
  precision: defaultPrecision([], 'adam'),
}

export const defaultNetwork: NetworkSpec = {
  hidden: [],
  activation: defaultActivation,
  initialisation: defaultInitialisation([], defaultActivation),
  initialDistribution: 'uniform',
}
