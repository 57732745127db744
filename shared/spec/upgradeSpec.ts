/** The version of the RunSpec that this app writes. */
export const specVersion = 3

/** What the first version trained with, before it could be chosen. */
const firstTraining = {
  loss: 'crossEntropy',
  huberDelta: 1,
  momentum: 0.9,
  schedule: 'constant',
  scheduleEpochs: 50,
  scheduleFactor: 0.5,
  warmup: 0,
  clip: 0,
  l1: 0,
  dropout: 0,
  weightDecay: 0.01,
  classWeights: 'none',
  patience: 0,
  tolerance: 1e-8,
  precision: 'float64',
}

/** How the first two versions prepared, before it could be chosen. */
const secondPreparation = {
  columns: {},
  degree: 1,
  interactions: [],
  split: 'holdout',
  stratify: true,
  splitColumn: null,
  folds: 5,
  repeats: 1,
  fold: 0,
}

/**
 * A spec of an earlier version as one of today, with the values that it stood for; anything else as it is. What is wrong
 * with it is the schema's to say.
 */
export function upgradeSpec(value: unknown): unknown {
  return fromSecond(fromFirst(value))
}

function fromFirst(value: unknown): unknown {
  if (!isObject(value) || value['version'] !== 1) return value
  const { preparation, network, training } = value
  if (!isObject(preparation) || !isObject(network) || !isObject(training)) return value
  const initialDistribution = network['initialisation'] === 'he' ? 'normal' : 'uniform'
  return {
    ...value,
    version: 2,
    preparation: { task: 'classification', weights: null, ...preparation },
    network: { ...network, initialDistribution },
    training: { ...firstTraining, ...training },
  }
}

function fromSecond(value: unknown): unknown {
  if (!isObject(value) || value['version'] !== 2) return value
  const { preparation } = value
  if (!isObject(preparation)) return value
  return { ...value, version: specVersion, reading: null, preparation: { ...secondPreparation, ...preparation } }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
