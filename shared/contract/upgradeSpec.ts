/** The version of the RunSpec that this app writes. */
export const specVersion = 2

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

/**
 * A spec of an earlier version as one of today, with the values that it stood for; anything else as it is. What is wrong
 * with it is the schema's to say.
 */
export function upgradeSpec(value: unknown): unknown {
  if (!isObject(value) || value['version'] !== 1) return value
  const { preparation, network, training } = value
  if (!isObject(preparation) || !isObject(network) || !isObject(training)) return value
  const initialDistribution = network['initialisation'] === 'he' ? 'normal' : 'uniform'
  return {
    ...value,
    version: specVersion,
    preparation: { task: 'classification', weights: null, ...preparation },
    network: { ...network, initialDistribution },
    training: { ...firstTraining, ...training },
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
