import type { ColumnType } from '@shared/spec/reading'
import type { RunState } from '@shared/contract/run'
import type {
  Activation,
  InitialDistribution,
  Initialisation,
  Loss,
  MissingRule,
  Optimizer,
  Precision,
  Schedule,
  Standardization,
  Task,
} from '@shared/spec/runSpec'

/** What each value of a setting is called on screen. */
export const taskLabels: Record<Task, string> = { classification: 'classification', regression: 'regression' }

export const standardizationLabels: Record<Standardization, string> = {
  none: 'none',
  zscore: 'z-score',
  minmax: 'min-max',
  robust: 'robust',
  maxabs: 'max-abs',
  quantile: 'quantile',
}

/** What is fitted on the training rows. */
export const standardizationStatistics: Record<Exclude<Standardization, 'none'>, string> = {
  zscore: 'Mean and deviation',
  minmax: 'Minimum and maximum',
  robust: 'Median and quartiles',
  maxabs: 'Largest magnitude',
  quantile: 'Places among the values',
}

export const activationLabels: Record<Activation, string> = {
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  leakyRelu: 'leaky ReLU',
  elu: 'ELU',
  gelu: 'GELU',
  softplus: 'softplus',
  identity: 'identity',
}

export const initialisationLabels: Record<Initialisation, string> = {
  zeros: 'zeros',
  glorot: 'Glorot',
  he: 'He',
  lecun: 'LeCun',
}

export const distributionLabels: Record<InitialDistribution, string> = { uniform: 'uniform', normal: 'normal' }

export const lossLabels: Record<Loss, string> = {
  crossEntropy: 'log loss',
  squaredError: 'squared error',
  huber: 'Huber loss',
}

export const optimizerLabels: Record<Optimizer, string> = {
  gd: 'gradient descent',
  sgd: 'stochastic (SGD)',
  momentum: 'momentum',
  nesterov: 'Nesterov momentum',
  rmsprop: 'RMSProp',
  adam: 'Adam',
  adamw: 'AdamW',
  lbfgs: 'L-BFGS',
  newton: 'Newton (IRLS)',
}

export const scheduleLabels: Record<Schedule, string> = {
  constant: 'constant',
  step: 'step',
  cosine: 'cosine',
  plateau: 'plateau',
}

export const scheduleHints: Record<Schedule, string> = {
  constant: 'The learning rate stays as it is.',
  step: 'The learning rate is cut at equal intervals.',
  cosine: 'The learning rate falls to 0 along half a cosine.',
  plateau: 'The learning rate is cut when the loss stops falling.',
}

export const precisionLabels: Record<Precision, string> = { float32: 'float32', float64: 'float64' }

export const missingLabels: Record<MissingRule, string> = {
  drop: 'leave rows out',
  impute: 'fill in',
}

export const missingHints: Record<MissingRule, string> = {
  drop: 'Rows with a missing feature are left out.',
  impute: 'Numbers take the training mean, categories the most frequent level.',
}

export const stateLabels: Record<RunState, string> = {
  queued: 'queued',
  training: 'training',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
  diverged: 'diverged',
  failed: 'failed',
  interrupted: 'interrupted',
}

export const columnTypeLabels: Record<ColumnType, string> = {
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  category: 'category',
  date: 'date',
  text: 'text',
  identifier: 'identifier',
}

export const partLabels = { train: 'training', validation: 'validation', test: 'test' } as const
