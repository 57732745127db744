import type { TrainingSpec } from '../../spec/runSpec'
import type { Kernels } from '../../kernels/kernels'
import type { Block } from './layers'
import { splitMix64 } from '../../math/random'

/** Sets the dropped units of a hidden layer's block to 0 and scales the others, so that sums keep their size. */
export type Mask = (layer: number, block: Block) => void

/**
 * Dropout (Srivastava et al., JMLR 15, 2014), in the form that scales by 1 / (1 - p) while training, so that nothing
 * changes in prediction: the expectation of a unit's output is (1 - p) · a / (1 - p) + p · 0 = a. In each step a random
 * subnetwork is trained, and no unit can rely on another one being there.
 *
 * Whether a unit is dropped follows from the seed, the epoch, the layer, the unit and the row's position in the epoch
 * alone: neither blocks nor threads matter, and the backward pass finds the same units. By the chain rule the
 * derivative of m · a is m times that of a, with the same m; it multiplies the derivative by the dropped output on its
 * way to the unit.
 */
export interface Dropout {
  /** @param firstRow position in the epoch of the block's first row */
  maskOf(epoch: number, firstRow: number): Mask
}

/** @returns masks whose key for layer n is the word n of a SplitMix64 seeded with the run's seed and the epoch */
export function createDropout(kernels: Kernels, { dropout }: Pick<TrainingSpec, 'dropout'>, seed: number): Dropout {
  // A random 32-bit word is below the threshold with probability p, to 2^-32.
  const threshold = Math.floor(dropout * 2 ** 32)
  const factor = 1 / (1 - dropout)
  return {
    maskOf: (epoch, firstRow) => {
      const spread = splitMix64((BigInt(seed) << 32n) | BigInt(epoch))
      const keys: number[] = []
      return (layer, { at, rows, panelStride, panels }) => {
        while (keys.length <= layer) keys.push(Number(BigInt.asIntN(32, spread())))
        kernels.dropout(at, panelStride, panels, rows, firstRow, keys[layer] as number, threshold, factor)
      }
    },
  }
}
