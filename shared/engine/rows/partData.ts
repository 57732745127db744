import type { Matrix, RealArray } from '../../math/matrix'

/** The rows of one part of the data, prepared: views into the run's memory, no copies. */
export interface PartData {
  inputs: Matrix
  /** The class index of each row, or its number. */
  targets: Uint32Array | RealArray
  /** By how much each row's loss counts, 1 on average; null counts every row once. */
  weights: RealArray | null
}

/** The question between blocks of rows whether to stop; yes ends the work as soon as it can be. */
export type ShouldStop = () => boolean
