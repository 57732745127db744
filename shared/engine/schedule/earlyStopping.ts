import { createLowestLoss } from './lowestLoss'

/** 'improved': the lowest loss so far. 'exhausted': patience is at its end, and training should be too. */
export type Observation = 'improved' | 'waiting' | 'exhausted'

export interface EarlyStopping {
  /** The epoch of the lowest loss; null before any loss that is a number. */
  readonly bestEpoch: number | null
  /** Infinity before any loss that is a number. */
  readonly bestLoss: number
  /** The validation loss at the end of an epoch. NaN is not lower than anything. */
  observe(epoch: number, loss: number): Observation
  /** What `restore` needs for going on from here. */
  numbers(): Record<'bestLoss' | 'bestEpoch' | 'epochsWaited', number>
  restore(numbers: Record<string, number>): void
}

/**
 * Ends training where the validation loss has had no new low for `patience` epochs in a row (Prechelt, "Early
 * stopping - but when?", in Neural Networks: Tricks of the Trade, 1998). Keeping the weights of the best epoch is the
 * caller's.
 *
 * While the training loss goes on falling, the validation loss turns where the network begins to learn what is
 * particular to the training rows. Losses of single epochs go up and down, so that a rise alone says little; patience
 * bridges it. The start, epoch 0, counts as well.
 * @param patience epochs; 0 never ends
 */
export function createEarlyStopping(patience: number): EarlyStopping {
  const lowest = createLowestLoss()
  let bestEpoch: number | null = null
  return {
    get bestEpoch() {
      return bestEpoch
    },
    get bestLoss() {
      return lowest.loss
    },
    observe(epoch, loss) {
      if (lowest.observe(loss)) {
        bestEpoch = epoch
        return 'improved'
      }
      return patience > 0 && lowest.waited >= patience ? 'exhausted' : 'waiting'
    },
    /** No best epoch is -1. */
    numbers: () => ({ bestLoss: lowest.loss, bestEpoch: bestEpoch ?? -1, epochsWaited: lowest.waited }),
    restore({ bestLoss = Infinity, bestEpoch: best = -1, epochsWaited = 0 }) {
      lowest.restore(bestLoss, epochsWaited)
      bestEpoch = best < 0 ? null : best
    },
  }
}
