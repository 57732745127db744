import { LabError } from '../contract/labError'
import type { NetworkSpec, TrainingSpec } from '../contract/runSpec'
import { checkPart } from './checkPart'
import { allFinite } from './divergence'
import { initialParameters } from './initialisation'
import { createNetwork, type Network } from './network'
import { createObjective, type PartData, type ShouldStop } from './objective'
import { createOptimizer } from './optimizers'
import { addPenaltyGradient } from './penalty'
import { createRandom } from './random'

export { divergenceAdvice } from './divergence'
export type { PartData, ShouldStop } from './objective'

export interface TrainerOptions {
  network: NetworkSpec
  training: TrainingSpec
  seed: number
  classCount: number
  train: PartData
  validation: PartData | null
  /** Where to start; without it the network's initialisation draws the start. */
  parameters?: Float64Array
}

/** 'stopped': abandoned on request. 'diverged': a loss or a parameter is no longer finite. */
export type EpochOutcome = 'finished' | 'stopped' | 'diverged'

export interface Trainer {
  readonly network: Network
  /** The present parameters, changed in place by `runEpoch`. */
  readonly parameters: Float64Array
  /** Epochs finished; 0 before training. */
  readonly epoch: number
  /** Mean cross-entropy in nats over all training rows with the present parameters, without the penalty. */
  readonly trainLoss: number
  /** The same over the validation rows; NaN without any. */
  readonly validationLoss: number
  /** Evaluates the losses of epoch 0. Reading them does so too, but cannot be stopped on the way. */
  begin(shouldStop: ShouldStop): EpochOutcome
  /**
   * Trains one epoch and evaluates its losses. `shouldStop` is asked before each block of rows. A stopped epoch leaves no
   * trace: parameters, losses and the optimizer are those of the last finished epoch, and running it again gives the same bits.
   * A diverged epoch is counted, its losses are kept as they are, and no further epoch is run.
   */
  runEpoch(shouldStop: ShouldStop): EpochOutcome
}

/**
 * Full batch: one step an epoch, rows in the order of the part. Mini-batches: each epoch reorders the rows by the seed's
 * stream `shuffle` and steps batch by batch; a short last batch is kept and counts by its own mean. The data is only read.
 *
 * @throws LabError bad-features for inputs that are not finite or no rows, bad-target for classes, bad-setting for a network
 * that is too large, bad-model for start parameters of the wrong length or not finite.
 */
export function createTrainer(options: TrainerOptions): Trainer {
  const { training, train, validation } = options
  const network = createNetwork(train.inputs.columns, options.classCount, options.network)
  const rows = train.inputs.rows
  if (rows === 0) {
    throw new LabError('bad-features', 'No rows are left to train on. Impute missing values, or choose fewer features.')
  }
  checkPart(train, network, 'training')
  if (validation) checkPart(validation, network, 'validation')
  const held = validation && validation.inputs.rows > 0 ? validation : null

  const parameters = startOf(options, network)
  const saved = new Float64Array(parameters.length)
  const objective = createObjective(network)
  const optimizer = createOptimizer(training, parameters.length)
  const fullBatch = training.batchSize === 'full'
  const batchSize = training.batchSize === 'full' ? rows : training.batchSize
  const random = createRandom(options.seed, 'shuffle')
  const order = Uint32Array.from({ length: fullBatch ? 0 : rows }, (_, row) => row)

  let epoch = 0
  let trainLoss = NaN
  let validationLoss = NaN
  let begun = false
  let diverged = false
  /** Full batch: the objective's gradient belongs to the present parameters. Mini-batch: the order is that of the next epoch. */
  let ready = false

  /** Takes over the losses of the present parameters. For a full batch the same pass gives the next step's gradient. */
  const evaluate = (shouldStop: ShouldStop): EpochOutcome => {
    const loss = fullBatch
      ? objective.meanLossAndGradient(parameters, train, shouldStop)
      : objective.meanLoss(parameters, train, shouldStop)
    if (loss === 'stopped') return 'stopped'
    const heldLoss = held ? objective.meanLoss(parameters, held, shouldStop) : NaN
    if (heldLoss === 'stopped') return 'stopped'
    trainLoss = loss
    validationLoss = heldLoss
    ready = fullBatch
    diverged = !Number.isFinite(loss) || (held !== null && !Number.isFinite(heldLoss)) || !allFinite(parameters)
    return diverged ? 'diverged' : 'finished'
  }

  const begin = (shouldStop: ShouldStop): EpochOutcome => {
    if (begun) return diverged ? 'diverged' : 'finished'
    const outcome = evaluate(shouldStop)
    begun = outcome !== 'stopped'
    return outcome
  }

  const step = (): void => {
    addPenaltyGradient(network, parameters, training.l2, objective.gradient)
    optimizer.step(parameters, objective.gradient)
  }

  const stepFullBatch = (shouldStop: ShouldStop): EpochOutcome => {
    if (!ready && objective.meanLossAndGradient(parameters, train, shouldStop) === 'stopped') return 'stopped'
    ready = false
    step()
    return 'finished'
  }

  const stepMiniBatches = (shouldStop: ShouldStop): EpochOutcome => {
    if (!ready) random.shuffle(order)
    ready = true
    for (let from = 0; from < rows; from += batchSize) {
      const to = Math.min(from + batchSize, rows)
      if (objective.batchGradient(parameters, train, order, from, to, shouldStop) === 'stopped') return 'stopped'
      step()
    }
    return 'finished'
  }

  const runEpoch = (shouldStop: ShouldStop): EpochOutcome => {
    const start = begin(shouldStop)
    if (start !== 'finished') return start
    saved.set(parameters)
    optimizer.save()
    let outcome = fullBatch ? stepFullBatch(shouldStop) : stepMiniBatches(shouldStop)
    if (outcome === 'finished') outcome = evaluate(shouldStop)
    if (outcome === 'stopped') {
      parameters.set(saved)
      optimizer.restore()
    } else epoch++
    return outcome
  }

  return {
    network,
    parameters,
    begin,
    runEpoch,
    get epoch() {
      return epoch
    },
    get trainLoss() {
      begin(() => false)
      return trainLoss
    },
    get validationLoss() {
      begin(() => false)
      return validationLoss
    },
  }
}

function startOf({ parameters, network: spec, seed }: TrainerOptions, network: Network): Float64Array {
  if (!parameters) return initialParameters(network, spec.initialisation, seed)
  if (parameters.length !== network.parameterCount || !allFinite(parameters)) {
    throw new LabError('bad-model', `Training must start from ${network.parameterCount} finite parameters.`)
  }
  return parameters.slice()
}
