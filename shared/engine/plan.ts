import { LabError } from '../contract/labError'
import type { NetworkSpec, Precision, TrainingSpec } from '../spec/runSpec'
import { createAllocator } from './network/allocator'
import { crewStateBytes } from './crew/crewState'
import { type Layout, layoutOf } from './network/layout'
import type { Network } from './network/network'
import { stateSlots } from './optimizers/firstOrder'
import { realBytes, roundUp } from './network/precision'
import type { PartName } from './rows/rowSource'
import { type ScratchPlan, planScratch } from './network/scratch'
import { type Shards, shardsOf } from './crew/shards'

/*
 * The plan of a run: where everything lies in its one memory. It is a plain value, computed from the settings and sizes
 * alone, and never from the machine or the number of threads: whoever has the plan and the memory can work on the run,
 * and works on the same shards, blocks and slices as every other thread on every other machine. All offsets are in
 * bytes and begin on cache lines.
 */

/** Where one part of the data lies: offsets in bytes, 0 where there is nothing. */
export interface PartLayout {
  rows: number
  /** Bytes from one row of inputs to the next. */
  stride: number
  inputs: number
  targets: number
  weights: number
  /** The part of the row source that the inputs come from, a block at a time; null where they lie in memory. */
  source: PartName | null
}

/** How starting weights are drawn. */
export type StartSpec = Pick<NetworkSpec, 'initialisation' | 'initialDistribution'>

/** Where everything of one run lies in its memory. A plain value: every thread that works on the run has the same. */
export interface TrainingPlan {
  network: Network
  training: TrainingSpec
  seed: number
  start: StartSpec
  layout: Layout
  train: PartLayout
  validation: PartLayout | null
  shards: Shards
  /** What the threads of the crew share; see crew/crewState.ts. */
  crewState: number
  /** Row indices in the order of the epoch; 0 where rows are taken in the order of the part. */
  order: number
  parameters: number
  /** The mean gradient. */
  gradient: number
  /** The shards' gradients, one after the other. */
  shardGradients: number
  /** What the optimizer remembers: arrays as long as the parameters. */
  slots: number[]
  /** The parameters after the last finished epoch, and after the best one. */
  saved: number
  best: number
  /** The buffers of one thread, and the offset of the first thread's; those of the others follow. */
  scratch: ScratchPlan
  scratchOffset: number
  /** Bytes of the whole memory. */
  bytes: number
}

/** Bytes from one prepared row to the next: a multiple of 16, so that every row begins with a whole vector. */
export function rowBytes(network: Pick<Network, 'inputs'>, precision: Precision): number {
  return roundUp(network.inputs * realBytes[precision], 16)
}

/** What a WebAssembly memory with 32-bit addresses can hold: 65,536 pages of 64 KiB, 4 GiB. */
export const mostBytes = 65536 * 65536

export interface PlanOptions {
  network: Network
  training: TrainingSpec
  seed: number
  start: StartSpec
  trainRows: number
  validationRows: number
  weighted: boolean
  /** The inputs lie outside the memory and are read a block at a time. */
  outside: boolean
}

/**
 * Lays out the memory of a run. The data take rows · stride bytes; beside them there are the parameters, one gradient
 * for each shard, the optimizer's state, two copies of the parameters at most, and scratch for as many threads as there
 * are shards.
 * @throws LabError bad-setting where the run does not fit into one memory.
 */
export function planTraining(options: PlanOptions): TrainingPlan {
  const { network, training, seed, start, trainRows, validationRows, weighted, outside } = options
  const { precision } = training
  const layout = layoutOf(network, precision)
  const batchRows = training.batchSize === 'full' ? trainRows : Math.min(training.batchSize, trainRows)
  const shards = shardsOf(batchRows, network.parameterCount, layout.bytes)
  const scratch = planScratch(network, training, layout, shards.rows, outside ? rowBytes(network, precision) : 0)
  const { allocate, used } = createAllocator()

  const stride = rowBytes(network, precision)
  const layOutPart = (rows: number, part: PartName): PartLayout => {
    // Whole panels are read, from the last row too: up to 32 bytes beyond it.
    const inputs = outside ? 0 : allocate(rows * stride + 64)
    const targets = allocate(rows * (network.classes > 0 ? 4 : realBytes[precision]))
    const weights = weighted ? allocate(rows * realBytes[precision]) : 0
    return { rows, stride, inputs, targets, weights, source: outside ? part : null }
  }
  const crewState = allocate(crewStateBytes)
  const parameters = allocate(layout.bytes)
  const gradient = allocate(layout.bytes)
  const shardGradients = allocate(shards.count * layout.bytes)
  const slots = Array.from({ length: stateSlots(training) }, () => allocate(layout.bytes))
  const saved = allocate(layout.bytes)
  const best = training.patience > 0 ? allocate(layout.bytes) : 0
  const order = training.batchSize === 'full' ? 0 : allocate(4 * trainRows)
  const train = layOutPart(trainRows, 'train')
  const validation = validationRows > 0 ? layOutPart(validationRows, 'validation') : null
  const scratchOffset = allocate(shards.count * scratch.bytes)
  const bytes = used()
  if (bytes > mostBytes) {
    const size = (bytes / 2 ** 30).toFixed(1)
    throw new LabError(
      'bad-setting',
      `The prepared data take ${size} GiB; at most 4 GiB can be trained on at a time. Use fewer rows or features${precision === 'float64' ? ', or float32' : ''}.`,
      'training.precision',
    )
  }
  return {
    network,
    training,
    seed,
    start,
    layout,
    train,
    validation,
    shards,
    crewState,
    order,
    parameters,
    gradient,
    shardGradients,
    slots,
    saved,
    best,
    scratch,
    scratchOffset,
    bytes,
  }
}
