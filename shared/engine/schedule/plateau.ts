import { createLowestLoss } from './lowestLoss'

/** Counts how often the loss has stayed on a plateau, for the schedule that then cuts the learning rate. */
export interface Plateau {
  readonly cuts: number
  /** The loss at the end of an epoch. NaN is not lower than anything. */
  observe(loss: number): void
  /** What `restore` needs for going on from here. */
  numbers(): Record<'plateauLoss' | 'plateauWaited' | 'plateauCuts', number>
  restore(numbers: Record<string, number>): void
}

/**
 * A cut for every `patience` epochs in a row without a loss lower than all before. After a cut the count starts again,
 * and the lowest loss stays: the smaller rate has to get below it, not just below where the larger one left off.
 * @param patience epochs, 1 or more
 */
export function createPlateau(patience: number): Plateau {
  const lowest = createLowestLoss()
  let cuts = 0
  return {
    get cuts() {
      return cuts
    },
    observe(loss) {
      lowest.observe(loss)
      if (lowest.waited < patience) return
      cuts++
      lowest.startWaiting()
    },
    numbers: () => ({ plateauLoss: lowest.loss, plateauWaited: lowest.waited, plateauCuts: cuts }),
    restore({ plateauLoss = Infinity, plateauWaited = 0, plateauCuts = 0 }) {
      lowest.restore(plateauLoss, plateauWaited)
      cuts = plateauCuts
    },
  }
}
