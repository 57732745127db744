import { initialSettings } from '@shared/spec/defaults'
import type { PreparationSpec } from '@shared/spec/runSpec'

const { preparation, network, training, seed } = initialSettings()
const chosen = new Set(['target', 'features'])
const rest = Object.fromEntries(Object.entries(preparation).filter(([key]) => !chosen.has(key)))

/** What a person gets who chooses nothing, for tests to change: of the preparation all but what has to be chosen. */
export const defaultPreparation: Omit<PreparationSpec, 'target' | 'features'> = rest as Omit<
  PreparationSpec,
  'target' | 'features'
>
export const defaultNetwork = network
export const defaultTraining = training
export const defaultSeed = seed
/** Mini-batches by Adam, for tests of what many steps an epoch do, whatever the default is. */
export const adamTraining = {
  ...training,
  ...{ optimizer: 'adam', learningRate: 0.03, batchSize: 32, epochs: 300 },
} as const satisfies typeof training
