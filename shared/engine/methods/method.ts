import type { Kernels } from '../../kernels/kernels'
import type { RealArray } from '../../math/matrix'
import type { Objective } from './objective'
import type { ShouldStop } from '../rows/partData'
import type { TrainingData } from '../rows/trainingData'

/**
 * moved: the parameters have changed; stopped: nothing has; converged: the gradient's norm is at most the tolerance;
 * stalled: no step lowers the loss, though it is above; diverged: the parameters are lost.
 */
export type StepOutcome = 'moved' | 'stopped' | 'converged' | 'stalled' | 'diverged'

/** What a method remembers from step to step, for a checkpoint. */
export interface MethodState {
  numbers: Record<string, number>
  arrays: Record<string, RealArray>
}

/** Where training stands when a step is taken. */
export interface StepPosition {
  /** The epoch under way, from 0, and the batch within it. */
  epoch: number
  batch: number
  /** How often a plateau has cut the learning rate. */
  cuts: number
}

/**
 * How the parameters of a run are moved, step by step. `trainer.ts` asks a method for steps and losses in turn and
 * knows nothing else of it; a method knows nothing of epochs' ends, schedules or checkpoints but what it is told.
 */
export interface Method {
  /** Steps an epoch. */
  readonly batches: number
  step(position: StepPosition, shouldStop: ShouldStop): StepOutcome
  /** The mean training loss with the present parameters, without the penalty. */
  trainLoss(shouldStop: ShouldStop): number | 'stopped'
  /** The learning rate of the last step; NaN for methods that have none. */
  readonly learningRate: number
  /** The learning rate before its schedule, where the data say what it is: NaN until they have, and for other methods. */
  readonly baseRate: number
  /**
   * The norm of the gradient at the present parameters, with the penalty, in the coordinates that have no column's unit
   * (coordinates.ts); NaN where it cannot be known. Asked for after `trainLoss` at the end of an epoch.
   */
  gradientNorm(shouldStop: ShouldStop): number | 'stopped'
  save(): MethodState
  restore(state: MethodState): void
}

export interface MethodOptions {
  data: TrainingData
  kernels: Kernels
  objective: Objective
}
