import type { TrainingSpec } from '../../spec/runSpec'
import type { Kernels } from '../../kernels/kernels'
import type { Block } from './layers'
import { splitMix64 } from '../../math/random'

/** Sets the dropped units of a hidden layer's block to 0 and scales the others, so that sums keep their size. */
export type Mask = (layer: number, block: Block) => void

/**
 * Dropout (Srivastava et al., JMLR 15, 2014), in the form that scales by 1 / (1 - p) while training, so that nothing
 * changes in prediction. Whether a unit is dropped follows from the seed, the epoch, the layer, the unit and the row's
 * place in the epoch alone: neither blocks nor threads matter, and the way back finds the same units.
 */
export interface Dropout {
  /** @param firstRow place in the epoch of the block's first row */
  maskOf(epoch: number, firstRow: number): Mask
}

export function createDropout(kernels: Kernels, { dropout }: Pick<TrainingSpec, 'dropout'>, seed: number): Dropout {
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
