import type { NetworkSpec, Precision, TrainingSpec } from '../../spec/runSpec'
import { LabError } from '../../contract/labError'
import { createNetwork } from '../network/network'
import type { PartData } from './partData'
import { type PartLayout, type TrainingPlan, planTraining } from '../plan'
import { realBytes, realView } from '../network/precision'
import type { RowSource } from './rowSource'

/**
 * The memory of one run, and views of where its prepared data go: zeros, to be written to before training. Where
 * `source` gives the inputs, those of the parts have no rows. The preparation writes straight into the memory that
 * training reads, so that the matrix, by far the largest piece, is there once.
 */
export interface TrainingData {
  plan: TrainingPlan
  memory: WebAssembly.Memory
  train: PartData
  validation: PartData | null
  source: RowSource | null
}

export interface ReserveOptions {
  network: NetworkSpec
  training: TrainingSpec
  seed: number
  /** 0: the target is a number. */
  classCount: number
  /** Inputs of the network: columns of the matrix. */
  inputs: number
  trainRows: number
  validationRows: number
  weighted: boolean
  /** Where the inputs come from, if they are not to lie in memory. */
  source?: RowSource | null
}

/** Bytes of a page of a WebAssembly memory. */
const pageBytes = 65536

/** @throws LabError bad-setting where the run does not fit into one memory, or the network is too large */
export function reserveData(options: ReserveOptions): TrainingData {
  const { training, seed, trainRows, validationRows, weighted, source = null } = options
  if (trainRows === 0) {
    throw new LabError('bad-features', 'No rows are left to train on. Impute missing values, or choose fewer features.')
  }
  const { initialisation, initialDistribution } = options.network
  const network = createNetwork(options.inputs, options.classCount, options.network)
  const plan = planTraining({
    network,
    training,
    seed,
    start: { initialisation, initialDistribution },
    trainRows,
    validationRows,
    weighted,
    outside: source !== null,
  })
  const memory = createMemory(plan.bytes)
  const viewOf = (part: PartLayout) => partView(memory, training.precision, plan, part)
  return { plan, memory, train: viewOf(plan.train), validation: plan.validation && viewOf(plan.validation), source }
}

/**
 * A memory of zeros. Shared, so that other threads can attach to it; of a fixed size, as views of it would be lost if
 * it grew.
 * @throws LabError bad-setting where the machine does not give so much
 */
export function createMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / pageBytes)
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  } catch {
    throw new LabError(
      'bad-setting',
      `This run needs ${Math.ceil(bytes / 2 ** 20).toLocaleString('en-US')} MiB of memory, which this machine does not give. Use fewer rows or features, or wait until other runs have ended.`,
    )
  }
}

/** Views of one part: numbers in the run's precision, class indices as 32-bit words. */
function partView(memory: WebAssembly.Memory, precision: Precision, plan: TrainingPlan, part: PartLayout): PartData {
  const { rows, inputs, targets, weights } = part
  const stride = part.stride / realBytes[precision]
  const numbers = (offset: number, count: number) => realView(memory, precision, offset, count)
  return {
    inputs: {
      rows: part.source === null ? rows : 0,
      columns: plan.network.inputs,
      stride,
      values: numbers(inputs, part.source === null ? rows * stride : 0),
    },
    targets: plan.network.classes > 0 ? new Uint32Array(memory.buffer, targets, rows) : numbers(targets, rows),
    weights: weights === 0 ? null : numbers(weights, rows),
  }
}
