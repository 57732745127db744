import type { ColumnType } from '@shared/contract/dataset'
import type { RunState } from '@shared/contract/run'
import type { Activation, Initialisation, MissingRule, Optimizer, Standardization } from '@shared/contract/runSpec'

/** What each value of a setting is called on screen. */
export const standardizationLabels: Record<Standardization, string> = {
  none: 'none',
  zscore: 'z-score',
  minmax: 'min-max',
  robust: 'robust',
}

/** What is fitted on the training rows. */
export const standardizationStatistics: Record<Exclude<Standardization, 'none'>, string> = {
  zscore: 'Mean and deviation',
  minmax: 'Minimum and maximum',
  robust: 'Median and quartiles',
}

export const activationLabels: Record<Activation, string> = { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' }

export const initialisationLabels: Record<Initialisation, string> = {
  zeros: 'zeros',
  glorot: 'Glorot',
  he: 'He',
}

export const optimizerLabels: Record<Optimizer, string> = {
  gd: 'gradient descent',
  sgd: 'stochastic (SGD)',
  adam: 'Adam',
}

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
  text: 'text',
}

export const partLabels = { train: 'training', validation: 'validation', test: 'test' } as const

/** The names of settings in messages and in the table of differences, by path into the RunSpec. */
export const settingLabels: Record<string, string> = {
  'preparation.target': 'Target',
  'preparation.features': 'Features',
  'preparation.standardization': 'Standardize',
  'preparation.missing': 'Missing values',
  'preparation.validationShare': 'Validation share',
  'preparation.testShare': 'Test share',
  'network.hidden': 'Hidden layers',
  'network.activation': 'Activation',
  'network.initialisation': 'Initialisation',
  'training.optimizer': 'Optimizer',
  'training.learningRate': 'Learning rate',
  'training.epochs': 'Epochs',
  'training.batchSize': 'Batch size',
  'training.l2': 'L2',
  seed: 'Seed',
}

/** "Learning rate needs another value.": the one setting that is at fault, or how many are; null where none is. */
export function faultText(paths: readonly string[]): string | null {
  const [path] = paths
  if (path === undefined) return null
  if (paths.length > 1) return `${paths.length} settings need another value.`
  const layer = /^network\.hidden\.(\d+)$/.exec(path)?.[1]
  if (layer !== undefined) return `Layer ${Number(layer) + 1} needs another value.`
  const label = settingLabels[path] ?? path
  if (path === 'preparation.features') return `${label} need another choice.`
  return `${label} ${label.endsWith('s') ? 'need' : 'needs'} another value.`
}
