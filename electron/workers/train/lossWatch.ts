/** What tells a run that is stuck from one that only needs more epochs. */
export interface LossWatch {
  /** The lowest training loss after any epoch, NaN before the first. */
  lowest: number
  /** The training loss after half of the epochs. */
  halfway: number
}

export const emptyWatch: LossWatch = { lowest: Number.NaN, halfway: Number.NaN }

/** @param epochs of the whole run */
export function watchLoss({ lowest, halfway }: LossWatch, epoch: number, loss: number, epochs: number): LossWatch {
  return {
    lowest: loss >= lowest ? lowest : loss,
    halfway: epoch === 0 || epoch === epochs >> 1 ? loss : halfway,
  }
}

/** Whether training ended above where it has been: more epochs would not help. */
export function isStuck({ lowest, halfway }: LossWatch, loss: number): boolean {
  return loss >= halfway || loss > lowest
}
