/**
 * The lowest loss seen, and how many observations ago. A NaN is never the lowest, as it is less than nothing. A loss
 * that is equal is not lower: a run that stands still waits. Early stopping and the plateau's schedule both count by
 * it.
 */
export interface LowestLoss {
  /** Infinity before the first finite loss. */
  readonly loss: number
  /** Observations since the lowest one. */
  readonly waited: number
  /** True where this loss is lower than every one before. */
  observe(loss: number): boolean
  /** Counts from 0 again; the lowest loss stays. */
  startWaiting(): void
  restore(loss: number, waited: number): void
}

export function createLowestLoss(): LowestLoss {
  let lowest = Infinity
  let waited = 0
  return {
    get loss() {
      return lowest
    },
    get waited() {
      return waited
    },
    observe(loss) {
      const lower = loss < lowest
      if (lower) lowest = loss
      waited = lower ? 0 : waited + 1
      return lower
    },
    startWaiting() {
      waited = 0
    },
    restore(loss, count) {
      lowest = loss
      waited = count
    },
  }
}
