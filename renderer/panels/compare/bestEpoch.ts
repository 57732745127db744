import type { History } from '@shared/contract/history'
import { lossFactor } from '@shared/spec/shownLoss'
import type { TrainingSpec } from '@shared/spec/runSpec'

interface EpochLoss {
  epoch: number
  loss: number
}

export interface BestEpoch {
  /** On which rows the loss is measured: those of validation, where there are some. */
  part: 'training' | 'validation'
  /** Of the lowest loss, the first of several. */
  best: EpochLoss
  last: EpochLoss
}

/** The epoch of the lowest loss of a run, and its last; null before there is a loss. */
export function bestEpochOf({ epochs, series }: History, training: Pick<TrainingSpec, 'loss'>): BestEpoch | null {
  const { trainLoss, validationLoss } = series
  const isKnown = (losses: Float64Array | undefined) => losses?.some((loss) => Number.isFinite(loss)) === true
  const losses = isKnown(validationLoss) ? validationLoss : trainLoss
  if (losses === undefined || !isKnown(losses)) return null
  const factor = lossFactor(training)
  let [best, last] = [-1, -1]
  losses.forEach((loss, at) => {
    if (!Number.isFinite(loss)) return
    if (best < 0 || loss < (losses[best] as number)) best = at
    last = at
  })
  const at = (place: number) => ({ epoch: epochs[place] as number, loss: factor * (losses[place] as number) })
  return { part: losses === trainLoss ? 'training' : 'validation', best: at(best), last: at(last) }
}
