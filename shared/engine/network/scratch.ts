import type { TrainingSpec } from '../../spec/runSpec'
import { createAllocator } from './allocator'
import type { Layout } from './layout'
import type { Network } from './network'
import { panelBytes, panelStrideOf, panelWidth, realBytes, roundUp } from './precision'

/*
 * How many rows go through the network together, and where their intermediate results lie.
 *
 * A block of more rows reads each weight less often; a block of fewer rows keeps its intermediate results in the cache
 * between the forward and the backward pass. All layers' outputs are needed backward, three numbers for each unit and
 * row with the derivatives and what dropout or gelu keep, so that the rows of a block are the cache divided by what a
 * row takes.
 *
 * The sizes of the caches are constants here, not asked from the machine: the gradient is summed block by block, and
 * other blocks would round differently. Every machine gets the same block and so the same bits.
 */

/** Where a thread keeps what it computes on one block of rows; offsets from the beginning of its scratch. */
export interface ScratchPlan {
  /**
   * Rows that pass through the network together, a multiple of 4. The gradient's sums are joined block by block: it is
   * part of the run's plan.
   */
  blockRows: number
  /** The block's inputs: panels, or rows where the only layer has one output. */
  inputs: number
  /** Rows of the block as they come from the row source. */
  staged: number
  targets: number
  weights: number
  /**
   * Offsets for each layer: its outputs, the derivative of the loss by its sums, and for hidden layers what gelu and
   * dropout keep.
   */
  outputs: number[]
  deltas: number[]
  slopes: number[]
  dropped: number[]
  /** Wᵀ of each layer but the first. */
  transposed: number[]
  /** A row of zeros, as long as the widest layer. */
  zeros: number
  bytes: number
}

/**
 * A block's buffers should stay in the second-level cache, half a MiB; with a single layer of one output, which reads
 * its inputs twice in a row, in the first-level cache, 32 KiB.
 */
const secondCacheBytes = 2 ** 19
const firstCacheBytes = 2 ** 15
/** Below 16 rows, four tiles, reading the weights anew would cost more than a cache that is too small. */
const fewestRows = 16
const mostRows = 256
/** Multiply-adds of a block at most, some milliseconds: a cancel is noticed between blocks. */
const mostWork = 2 ** 26

/**
 * The buffers of one thread. They are the same for every thread, one after the other in the memory.
 * @param shardRows a block never needs to be larger than a shard
 * @param stagedRowBytes of a row that comes from a row source; 0 where rows lie in memory
 */
export function planScratch(
  network: Network,
  training: Pick<TrainingSpec, 'precision' | 'dropout'>,
  layout: Layout,
  shardRows: number,
  stagedRowBytes = 0,
): ScratchPlan {
  const { precision, dropout } = training
  const width = panelWidth(precision)
  const inputPanels = Math.ceil(network.inputs / width)
  const single = layout.layers.length === 1 && layout.layers[0]?.kind === 'column'
  const inputRow = single ? roundUp(network.inputs * realBytes[precision], 16) : inputPanels * panelBytes
  const rowBytes = layout.layers.reduce(
    (sum, { kind, panels }) => sum + (kind === 'column' ? 16 : 3 * panels * panelBytes),
    inputRow,
  )
  const byCache = Math.floor((single ? firstCacheBytes : secondCacheBytes) / rowBytes / 4) * 4
  const byWork = Math.floor(mostWork / network.parameterCount / 4) * 4
  const blockRows = roundUp(Math.min(mostRows, shardRows, Math.max(fewestRows, Math.min(byCache, byWork))), 4)

  const { allocate, used } = createAllocator()
  const blockOf = ({ kind, panels }: Layout['layers'][number]) =>
    allocate(kind === 'column' ? roundUp(blockRows * 8, panelBytes) : panels * panelStrideOf(blockRows))
  const hidden = layout.layers.slice(0, -1)
  const plan = {
    blockRows,
    inputs: allocate(single ? inputRow * blockRows : inputPanels * panelStrideOf(blockRows)),
    // Whole panels are read, also from the last row.
    staged: stagedRowBytes === 0 ? 0 : allocate(stagedRowBytes * blockRows + 64),
    targets: allocate(8 * blockRows),
    weights: allocate(8 * blockRows),
    outputs: layout.layers.map(blockOf),
    deltas: layout.layers.map(blockOf),
    slopes: network.activation === 'gelu' ? hidden.map(blockOf) : [],
    dropped: dropout > 0 ? hidden.map(blockOf) : [],
    transposed: layout.layers.map(({ shape, kind }, index) =>
      index === 0 || kind === 'column' ? 0 : allocate(Math.ceil(shape.inputs / width) * shape.outputs * panelBytes),
    ),
    zeros: allocate(Math.max(inputPanels, ...layout.layers.map(({ panels }) => panels)) * panelBytes),
  }
  return { ...plan, bytes: used() }
}
