import type { TrainingSpec } from '../../spec/runSpec'
import type { Kernels } from '../../kernels/kernels'
import type { Block } from './layers'
import type { Network } from './network'

/**
 * A loss of the last layer's outputs z and its derivative by them, over a block of rows. Targets are class indices or
 * numbers; `weights` 0 counts every row once. The formulas and their sources stand with the kernels.
 */
export interface OutputLoss {
  /** The sum over the rows, in float64. */
  sum(z: Block, targets: number, weights: number, rows: number): number
  /** w · dl/dz of each row, to delta. */
  deltas(z: Block, targets: number, weights: number, rows: number, delta: Block): void
  /** Both: the sum, and the derivatives to delta. */
  sumAndDeltas(z: Block, targets: number, weights: number, rows: number, delta: Block): number
}

/**
 * Adds `sumAndDeltas` to a loss as both calls, one after the other: for losses whose halves share no expensive step.
 */
function oneByOne(loss: Omit<OutputLoss, 'sumAndDeltas'>): OutputLoss {
  return {
    ...loss,
    sumAndDeltas(z, targets, weights, rows, delta) {
      loss.deltas(z, targets, weights, rows, delta)
      return loss.sum(z, targets, weights, rows)
    },
  }
}

/** What label smoothing adds to the cross-entropy, after its own calls: see kernels/assembly/losses/smoothing.ts. */
function smoothed(loss: OutputLoss, added: Omit<OutputLoss, 'sumAndDeltas'>): OutputLoss {
  return {
    sum: (z, targets, weights, rows) => loss.sum(z, targets, weights, rows) + added.sum(z, targets, weights, rows),
    deltas: (z, targets, weights, rows, delta) => {
      loss.deltas(z, targets, weights, rows, delta)
      added.deltas(z, targets, weights, rows, delta)
    },
    sumAndDeltas: (z, targets, weights, rows, delta) => {
      const sum = loss.sumAndDeltas(z, targets, weights, rows, delta)
      added.deltas(z, targets, weights, rows, delta)
      return sum + added.sum(z, targets, weights, rows)
    },
  }
}

/** What of the training settings says which loss is minimised. */
export type LossSettings = Pick<TrainingSpec, 'loss' | 'huberDelta' | 'labelSmoothing'>

/**
 * The loss that goes with the network's output: cross-entropy for classes, by sigmoid or softmax, and the chosen loss
 * for numbers. In each case the derivative by z is output minus target, times the weight of the row; Huber's is
 * clamped.
 */
export function outputLoss(kernels: Kernels, network: Network, settings: LossSettings): OutputLoss {
  const { loss, huberDelta, labelSmoothing: smoothing } = settings
  if (network.output === 'softmax') {
    const { outputs } = network
    const plain = oneByOne({
      sum: (z, targets, weights, rows) => kernels.softmaxLoss(z.at, z.panelStride, outputs, targets, weights, rows),
      deltas: (z, targets, weights, rows, delta) => {
        kernels.softmaxDelta(z.at, z.panelStride, outputs, targets, weights, rows, delta.at)
      },
    })
    if (smoothing === 0) return plain
    return smoothed(plain, {
      sum: (z, targets, weights, rows) =>
        kernels.smoothSoftmaxLoss(z.at, z.panelStride, outputs, targets, weights, rows, smoothing),
      deltas: (z, targets, weights, rows, delta) => {
        kernels.smoothSoftmaxDelta(z.panelStride, outputs, targets, weights, rows, delta.at, smoothing)
      },
    })
  }
  if (network.output === 'sigmoid') {
    const plain: OutputLoss = {
      sum: (z, targets, weights, rows) => kernels.sigmoidLoss(z.at, targets, weights, rows),
      deltas: (z, targets, weights, rows, delta) => {
        kernels.sigmoidDelta(z.at, targets, weights, rows, delta.at)
      },
      sumAndDeltas: (z, targets, weights, rows, delta) =>
        kernels.sigmoidLossAndDelta(z.at, targets, weights, rows, delta.at),
    }
    if (smoothing === 0) return plain
    return smoothed(plain, {
      sum: (z, targets, weights, rows) => kernels.smoothSigmoidLoss(z.at, targets, weights, rows, smoothing),
      deltas: (_, targets, weights, rows, delta) => {
        kernels.smoothSigmoidDelta(targets, weights, rows, delta.at, smoothing)
      },
    })
  }
  if (loss === 'huber') {
    return oneByOne({
      sum: (z, targets, weights, rows) => kernels.huberLoss(z.at, targets, weights, rows, huberDelta),
      deltas: (z, targets, weights, rows, delta) => {
        kernels.huberDelta(z.at, targets, weights, rows, delta.at, huberDelta)
      },
    })
  }
  return oneByOne({
    sum: (z, targets, weights, rows) => kernels.squaredLoss(z.at, targets, weights, rows),
    deltas: (z, targets, weights, rows, delta) => {
      kernels.squaredDelta(z.at, targets, weights, rows, delta.at)
    },
  })
}
