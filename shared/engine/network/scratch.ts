import type { TrainingSpec } from '../../spec/runSpec'
import { createAllocator } from './allocator'
import type { Layout } from './layout'
import type { Network } from './network'
import { panelBytes, panelStrideOf, panelWidth, realBytes, roundUp } from './precision'

/** Where a thread keeps what it computes on one block of rows; offsets from the beginning of its scratch. */
export interface ScratchPlan {
  /** Rows that pass through the network together, a multiple of 4. The gradient's sums are joined block by block: it is part of the run's plan. */
  blockRows: number
  /** The block's inputs: panels, or rows where the only layer has one output. */
  inputs: number
  /** Rows of the block as they come from the row source. */
  staged: number
  targets: number
  weights: number
  /** Of each layer: its outputs, the derivative of the loss by its sums, and for hidden layers what gelu and dropout keep. */
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

/** A block's buffers should stay in the second-level cache; with a single output, which reads them twice at once, in the first. */
const secondCacheBytes = 2 ** 19
const firstCacheBytes = 2 ** 15
const fewestRows = 16
const mostRows = 256
/** Multiply-adds of a block at most, some milliseconds: a cancel is noticed between blocks. */
const mostWork = 2 ** 26

/**
 * @param shardRows a block never needs to be larger than a shard */
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
