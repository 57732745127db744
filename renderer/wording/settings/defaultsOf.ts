import {
  defaultBatchSize,
  defaultDistributions,
  defaultInitialisation,
  defaultLearningRates,
  defaultLosses,
  defaultNetwork,
  defaultPrecision,
  defaultPreparation,
  defaultSeed,
  defaultTraining,
} from '@shared/spec/defaults'
import type { RunSpec } from '@shared/spec/runSpec'

/** A spec, or a draft of one, whatever its dataset. */
export type Settings = Pick<RunSpec, 'preparation' | 'network' | 'training' | 'seed'>

/**
 * Every setting as it is where nobody has chosen it and the others are those of `settings`: the same on the screen and on
 * the command line. Target and features, which have to be chosen, stay as they are.
 */
export function defaultsOf({ preparation, network, training }: Settings): Settings {
  const { target, features } = preparation
  return {
    preparation: { ...defaultPreparation, target, features },
    network: {
      ...defaultNetwork,
      initialisation: defaultInitialisation(network.hidden, network.activation),
      initialDistribution: defaultDistributions[network.initialisation],
    },
    training: {
      ...defaultTraining,
      loss: defaultLosses[preparation.task],
      learningRate: defaultLearningRates[training.optimizer],
      batchSize: defaultBatchSize(training.optimizer),
      // Newton's method is for the convex case only: a layer too many is the optimizer's fault, not the precision's.
      precision: defaultPrecision(network.hidden, training.optimizer),
    },
    seed: defaultSeed,
  }
}
