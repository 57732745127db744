import type { RealArray } from '../math/matrix'

/**
 * Everything that the rest of a training follows from, between two mini-batches. Structured-cloneable. Random numbers
 * are not in it: they follow from the seed, a stream and the epoch, not from how many were drawn before.
 */
export interface Checkpoint {
  /** Epochs finished, and mini-batches of the one under way. */
  epoch: number
  batch: number
  numbers: Record<string, number>
  /** Arrays as they lie in the run's memory: they are of use for the same RunSpec and engine version only. */
  arrays: Record<string, RealArray>
}
