import type { EndingReason } from '../contract/ending'
import { LabError } from '../contract/labError'
import { kernelModule } from '../kernels/kernels'
import type { Checkpoint } from './checkpoint'
import { checkData } from './rows/checkPart'
import type { Recruit } from './crew/crew'
import { allFinite } from './divergence'
import { createEarlyStopping } from './schedule/earlyStopping'
import { initialParameters } from './network/initialisation'
import { fromLayout, toLayout } from './network/layout'
import { createLead } from './crew/lead'
import { createMethod } from './methods/methods'
import type { RealArray } from '../math/matrix'
import type { Network } from './network/network'
import type { ShouldStop } from './rows/partData'
import { createPlateau } from './schedule/plateau'
import { realBytes, realView } from './network/precision'
import type { TrainingData } from './rows/trainingData'

export { divergenceAdvice } from './divergence'
export type { Checkpoint } from './checkpoint'
export type { HelperOrders, Recruit } from './crew/crew'
export type { PartData, ShouldStop } from './rows/partData'
export type { TrainingPlan } from './plan'
export { type TrainingData, reserveData } from './rows/trainingData'

/*
 * The course of a run: losses of the start, then epoch by epoch the steps of the method, the losses after them, the
 * schedule's and early stopping's opinion of these, until one of the endings.
 *
 * Everything that happens between two mini-batches is a function of what a checkpoint holds. A step either has been
 * taken or has not: being stopped within one leaves the parameters as they were before it, and the same call afterwards
 * gives the same bits. So a run that was paused, resumed, or taken up after a crash ends with the same weights as one
 * that ran through.
 */

export interface TrainerOptions {
  /** The run's data, with all rows written to its memory. */
  data: TrainingData
  /** Where to start, in plain order; without it the network's initialisation draws the start. */
  parameters?: Float64Array
  /** The checkpoint to continue from, of the same data, RunSpec and engine version. */
  checkpoint?: Checkpoint
  /** False leaves out the losses that each epoch ends with, for tests and benches. */
  evaluateLosses?: boolean
}

/** 'stopped': left on request, to be continued. 'diverged': a loss or a parameter is no longer finite. */
export type EpochOutcome = 'finished' | 'stopped' | 'diverged'

/** By their place in a checkpoint. */
const endings: readonly EndingReason[] = ['epochs', 'early', 'converged', 'stalled']

export interface Trainer {
  readonly network: Network
  /** Epochs finished; 0 before training. */
  readonly epoch: number
  /** Mini-batches finished of the epoch under way, and how many an epoch has. */
  readonly batch: number
  readonly batches: number
  /** Mean loss over all training rows after the last finished epoch, without the penalty; NaN before `begin`. */
  readonly trainLoss: number
  /** The same over the validation rows; NaN without any. */
  readonly validationLoss: number
  /** The learning rate of the last step; NaN for methods that have none. */
  readonly learningRate: number
  /** The learning rate before its schedule, as it was chosen or follows from the data; NaN before that is known. */
  readonly baseRate: number
  /** Null while there is an epoch to train. */
  readonly ended: EndingReason | null
  /**
   * The norm of the gradient where training ended, with the penalty, in coordinates without any column's unit; NaN
   * before, and where nobody can tell.
   */
  readonly gradientNorm: number
  /** The epoch whose weights `resultParameters` gives, where training may end early. */
  readonly bestEpoch: number | null
  /** Threads at work on this run. */
  readonly threads: number
  /** A copy of the present parameters, in plain order. */
  parameters(): Float64Array
  /** What the run gives: where training may end early, the parameters of the lowest validation loss. */
  resultParameters(): Float64Array
  /** Evaluates the losses of epoch 0. The others begin with it where nobody has. */
  begin(shouldStop: ShouldStop): EpochOutcome
  /**
   * One step; the last of an epoch evaluates its losses. `shouldStop` is asked before each block of rows; what is
   * stopped is taken up again by the next call, with the same bits. A diverged epoch is counted and its losses are kept
   * as they are.
   */
  runBatch(shouldStop: ShouldStop): EpochOutcome
  /** Trains to the end of the epoch under way. */
  runEpoch(shouldStop: ShouldStop): EpochOutcome
  /** Back to the parameters of the last finished epoch, for good. */
  rewind(): void
  /** Threads that may help from now on; `dismiss` of what it answered is called when they are no longer wanted. */
  enlist(recruit: Recruit, count: number): void
  /** Ends all helpers. */
  dismiss(): void
  checkpoint(): Checkpoint
}

/**
 * The training of one run on the data in its memory.
 *
 * @throws LabError bad-features for inputs that are not finite, bad-target for targets, bad-model for start parameters
 * of the wrong length or not finite.
 */
export function createTrainer(options: TrainerOptions): Trainer {
  const { data, evaluateLosses = true } = options
  const { plan, memory } = data
  const { training, network, layout } = plan
  checkData(data)
  const count = layout.bytes / realBytes[training.precision]
  const view = (offset: number): RealArray => realView(memory, training.precision, offset, count)
  const parameters = view(plan.parameters)
  const saved = view(plan.saved)
  const best = plan.best === 0 ? null : view(plan.best)

  const module = kernelModule(training.precision)
  const { kernels, crew, objective } = createLead(data, module)
  const method = createMethod({ data, kernels, objective })
  const plateau = createPlateau(training.scheduleEpochs)
  const earlyStopping = createEarlyStopping(training.patience)

  let epoch = 0
  let batch = 0
  let trainLoss = NaN
  let validationLoss = NaN
  let begun = false
  let diverged = false
  /** The optimizer has come to its end; the losses of the epoch may still be missing. */
  let settled: 'converged' | 'stalled' | null = null
  let gradientNorm = NaN
  let ending: EndingReason | null = null
  const crews: { dismiss(): void }[] = []

  toLayout(layout, startOf(options), parameters)
  saved.set(parameters)

  /**
   * Computes the losses of the present parameters and takes them over. Both are computed before either is taken, so
   * that a stop in between leaves the old pair. Whatever is not finite, a loss or a parameter, makes the run diverged;
   * it is never repaired.
   */
  const evaluate = (shouldStop: ShouldStop): EpochOutcome => {
    if (evaluateLosses) {
      const loss = method.trainLoss(shouldStop)
      if (loss === 'stopped') return 'stopped'
      const held = objective.meanLoss('validation', shouldStop)
      if (held === 'stopped') return 'stopped'
      trainLoss = loss
      validationLoss = held
      diverged ||= !Number.isFinite(loss) || (plan.validation !== null && !Number.isFinite(held))
    }
    diverged ||= !allFinite(parameters)
    return diverged ? 'diverged' : 'finished'
  }

  /** Shows the losses to the plateau and to early stopping, and keeps the parameters of the best epoch. */
  const observe = (): EndingReason | null => {
    plateau.observe(plan.validation ? validationLoss : trainLoss)
    if (!best) return null
    const seen = earlyStopping.observe(epoch, validationLoss)
    if (seen === 'improved') best.set(parameters)
    return seen === 'exhausted' ? 'early' : null
  }

  const begin = (shouldStop: ShouldStop): EpochOutcome => {
    if (begun) return diverged ? 'diverged' : 'finished'
    const outcome = evaluate(shouldStop)
    begun = outcome !== 'stopped'
    if (outcome === 'finished') observe()
    return outcome
  }

  /** Ends the epoch with its losses. Stopped on the way, the epoch stays open and the next call evaluates again. */
  const endEpoch = (shouldStop: ShouldStop): EpochOutcome => {
    const outcome = evaluate(shouldStop)
    if (outcome === 'stopped') return outcome
    if (outcome === 'finished' && evaluateLosses && (settled !== null || epoch + 1 >= training.epochs)) {
      const norm = method.gradientNorm(shouldStop)
      if (norm === 'stopped') return norm
      gradientNorm = norm
      if (norm <= training.tolerance) settled = 'converged'
    }
    epoch++
    batch = 0
    saved.set(parameters)
    if (outcome === 'finished') {
      const early = observe()
      ending = settled ?? early ?? (epoch >= training.epochs ? 'epochs' : null)
    }
    return outcome
  }

  const runBatch = (shouldStop: ShouldStop): EpochOutcome => {
    const start = begin(shouldStop)
    if (start !== 'finished' || ending !== null) return start
    if (batch < method.batches) {
      const outcome = method.step({ epoch, batch, cuts: plateau.cuts }, shouldStop)
      if (outcome === 'stopped') return 'stopped'
      if (outcome === 'diverged') diverged = true
      if (outcome === 'converged' || outcome === 'stalled') settled = outcome
      batch++
    }
    return batch < method.batches ? 'finished' : endEpoch(shouldStop)
  }

  const restore = ({ epoch: at, batch: within, numbers, arrays }: Checkpoint): void => {
    epoch = at
    batch = within
    trainLoss = numbers['trainLoss'] ?? NaN
    validationLoss = numbers['validationLoss'] ?? NaN
    begun = numbers['begun'] === 1
    diverged = numbers['diverged'] === 1
    settled = numbers['converged'] === 1 ? 'converged' : numbers['stalled'] === 1 ? 'stalled' : null
    gradientNorm = numbers['endNorm'] ?? NaN
    ending = endings[numbers['ending'] ?? -1] ?? null
    // A run of more epochs goes on from where one of fewer ended.
    if (ending === 'epochs' && at < training.epochs) ending = null
    plateau.restore(numbers)
    earlyStopping.restore(numbers)
    parameters.set(arrays['parameters'] ?? [])
    saved.set(arrays['saved'] ?? [])
    best?.set(arrays['best'] ?? [])
    method.restore({ numbers, arrays })
  }
  if (options.checkpoint) restore(options.checkpoint)

  const plain = (values: RealArray) => fromLayout(layout, values, network.parameterCount)

  return {
    network,
    batches: method.batches,
    begin,
    runBatch,
    runEpoch(shouldStop) {
      const target = epoch + 1
      for (;;) {
        const outcome = runBatch(shouldStop)
        if (outcome !== 'finished' || epoch >= target || ending !== null) return outcome
      }
    },
    rewind() {
      parameters.set(saved)
      batch = 0
    },
    parameters: () => plain(parameters),
    resultParameters: () => plain(best && earlyStopping.bestEpoch !== null ? best : parameters),
    enlist(recruit, helpers) {
      crews.push(recruit({ plan, memory, module, crew: crew.number }, helpers))
    },
    dismiss() {
      crew.dismiss()
      for (const helpers of crews.splice(0)) helpers.dismiss()
    },
    checkpoint: () => {
      const { numbers, arrays } = method.save()
      const state = {
        ...{ trainLoss, validationLoss },
        begun: begun ? 1 : 0,
        diverged: diverged ? 1 : 0,
        converged: settled === 'converged' ? 1 : 0,
        stalled: settled === 'stalled' ? 1 : 0,
        endNorm: gradientNorm,
        ending: ending === null ? -1 : endings.indexOf(ending),
      }
      return {
        epoch,
        batch,
        numbers: { ...numbers, ...plateau.numbers(), ...earlyStopping.numbers(), ...state },
        arrays: {
          ...arrays,
          parameters: parameters.slice(),
          saved: saved.slice(),
          ...(best ? { best: best.slice() } : {}),
        },
      }
    },
    get epoch() {
      return epoch
    },
    get batch() {
      return batch
    },
    get trainLoss() {
      return trainLoss
    },
    get validationLoss() {
      return validationLoss
    },
    get learningRate() {
      return method.learningRate
    },
    get baseRate() {
      return method.baseRate
    },
    get ended() {
      return ending
    },
    get gradientNorm() {
      return gradientNorm
    },
    get bestEpoch() {
      return best ? earlyStopping.bestEpoch : null
    },
    get threads() {
      return 1 + crew.helpers
    },
  }
}

/** The parameters to start from, in plain order: those given, else the initialisation's. */
function startOf({ parameters, data }: TrainerOptions): Float64Array {
  const { network, seed, start } = data.plan
  if (!parameters) return initialParameters(network, start, seed)
  if (parameters.length !== network.parameterCount || !allFinite(parameters)) {
    throw new LabError('bad-model', `Training must start from ${network.parameterCount} finite parameters.`)
  }
  return parameters
}
