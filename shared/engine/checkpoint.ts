import type { RealArray } from '../math/matrix'

/** Everything that the rest of a training follows from, between two mini-batches. Structured-cloneable. */
export interface Checkpoint {
  /** Epochs finished, and mini-batches of the one under way. */
  epoch: number
  batch: number
  numbers: Record<string, number>
  /** As they lie in the run's memory: of use for the same RunSpec and engine version only. */
  arrays: Record<string, RealArray>
}
