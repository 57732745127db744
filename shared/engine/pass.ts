import { activationCodes } from '../kernels/activationCodes'
import type { Kernels } from '../kernels/kernels'
import { type Dropout, type Mask, createDropout } from './network/dropout'
import { type Block, layerForward, layerGradient, layerInputGradient, panelBlock } from './network/layers'
import type { LayerLayout } from './network/layout'
import { outputLoss } from './network/losses'
import type { RealArray } from '../math/matrix'
import type { PartLayout, TrainingPlan } from './plan'
import type { TrainingSpec } from '../spec/runSpec'
import type { RowSource } from './rows/rowSource'
import { panelWidth, realBytes, realView, roundUp } from './network/precision'

/** Rows of a part that go through the network: from, ..., to - 1 of the order, or of the part itself where the order is 0. */
export interface Rows {
  part: PartLayout
  order: number
  from: number
  to: number
}

/** What of a plan the way through the network needs. */
export interface PassPlan extends Pick<TrainingPlan, 'network' | 'layout' | 'parameters' | 'scratch' | 'seed'> {
  training: Pick<TrainingSpec, 'precision' | 'loss' | 'huberDelta' | 'dropout'>
}

/** One thread's way through the network and back, block by block. `stopped` is asked before each block. */
export interface Pass {
  /** Hands over the last layer's sums block by block: `count` rows, of which the first is row `start` of these. */
  outputs(rows: Rows, visit: (z: Block, start: number, count: number) => void): void
  /** The sum of the losses of these rows; NaN where it was stopped. */
  loss(rows: Rows, stopped: () => boolean): number
  /**
   * Backpropagation (Rumelhart, Hinton and Williams, Nature 323, 1986): the sum of the losses' derivatives by every
   * parameter, to `gradient`. Answers the sum of the losses where `withLoss` asks for it, else 0; NaN where it was stopped.
   * @param epoch which the dropped units follow from
   */
  gradient(rows: Rows, gradient: number, epoch: number, withLoss: boolean, stopped: () => boolean): number
}

/**
 * @param scratch where this thread's buffers begin
 * @param source of parts whose rows lie outside the memory
 */
export function createPass(
  plan: PassPlan,
  memory: WebAssembly.Memory,
  kernels: Kernels,
  scratch: number,
  source: RowSource | null = null,
): Pass {
  const { network, training, layout, parameters } = plan
  const { precision } = training
  const { blockRows, outputs, deltas, slopes, transposed } = plan.scratch
  const { layers } = layout
  const last = layers.length - 1
  const bytes = realBytes[precision]
  const activation = activationCodes[network.activation]
  const losses = outputLoss(kernels, network, training.loss, training.huberDelta)
  const dropout: Dropout | null = training.dropout > 0 && last > 0 ? createDropout(kernels, training, plan.seed) : null
  const zeros = scratch + plan.scratch.zeros
  const inputPanels = Math.ceil(network.inputs / panelWidth(precision))
  const rowWise = last === 0 && layers[0]?.kind === 'column'
  const numbers: RealArray = realView(memory, precision, 0, Math.floor(memory.buffer.byteLength / bytes))

  const layerOf = (index: number) => layers[index] as LayerLayout
  const outputBlock = (offsets: number[], index: number, rows: number): Block =>
    panelBlock(scratch + (offsets[index] as number), roundUp(rows, 4), layerOf(index).panels)

  const bytesOf = new Uint8Array(memory.buffer)
  const staged = scratch + plan.scratch.staged
  /** Where these rows lie, brought in from outside where they do not lie in memory. */
  const locate = ({ part, order, from }: Rows, start: number, rows: number) => {
    if (part.source === null) return { base: part.inputs, order, first: from + start }
    if (source === null) throw new Error('These rows lie outside the memory, but nothing reads them.')
    const { stride } = part
    if (order === 0) source.read(part.source, from + start, rows, bytesOf.subarray(staged, staged + rows * stride))
    else {
      const rowOrder = new Uint32Array(memory.buffer, order + 4 * (from + start), rows)
      for (let row = 0; row < rows; row++) {
        const at = staged + row * stride
        source.read(part.source, rowOrder[row] as number, 1, bytesOf.subarray(at, at + stride))
      }
    }
    return { base: staged, order: 0, first: 0 }
  }

  const gatherInputs = (of: Rows, start: number, rows: number): Block => {
    const { part } = of
    const { base, order, first } = locate(of, start, rows)
    const to = scratch + plan.scratch.inputs
    if (rowWise) {
      const { stride } = part
      const wide = { rows, rowStride: stride, panelStride: 0, panelBytes: stride, panels: 1 }
      const at = base + first * stride
      if (order === 0) {
        // They are read where they lie, twice: brought in at once it is quicker.
        kernels.touch(at, rows * stride)
        return { at, ...wide }
      }
      kernels.gatherRows(base, stride, order, first, rows, to)
      return { at: to, ...wide }
    }
    const block = panelBlock(to, roundUp(rows, 4), inputPanels)
    kernels.gatherPanels(base, part.stride, order, first, rows, inputPanels, to, block.panelStride)
    return block
  }

  const gatherTargets = ({ part, order, from }: Rows, start: number, rows: number): number => {
    const size = network.classes > 0 ? 4 : bytes
    if (order === 0) return part.targets + (from + start) * size
    const to = scratch + plan.scratch.targets
    if (network.classes > 0) kernels.gatherClasses(part.targets, order, from + start, rows, to)
    else kernels.gatherNumbers(part.targets, order, from + start, rows, to)
    return to
  }

  const gatherWeights = ({ part, order, from }: Rows, start: number, rows: number): number => {
    if (part.weights === 0) return 0
    if (order === 0) return part.weights + (from + start) * bytes
    const to = scratch + plan.scratch.weights
    kernels.gatherNumbers(part.weights, order, from + start, rows, to)
    return to
  }

  /** The derivative needs the outputs as they were: what is dropped is dropped from a copy. */
  const dropped = (index: number, out: Block, mask: Mask): Block => {
    const kept = { ...out, at: scratch + (plan.scratch.dropped[index] as number) }
    kernels.copy(kept.at, out.at, out.panels * out.panelStride)
    mask(index, kept)
    return kept
  }

  /** Each layer is a = f(x W + b); the last leaves out f. Answers what each layer took in, and the last layer's sums. */
  const forward = (x: Block, rows: number, mask: Mask | null): Block[] => {
    const taken = [x]
    for (let index = 0; index <= last; index++) {
      const layer = layerOf(index)
      const out = outputBlock(outputs, index, rows)
      const count = layer.kind === 'column' ? rows : roundUp(rows, 4)
      layerForward(kernels, layer, parameters, taken[index] as Block, count, out)
      if (index === last) taken.push(out)
      else {
        const length = out.panels * out.panelStride
        kernels.activate(activation, out.at, scratch + (slopes[index] ?? 0), length)
        taken.push(mask ? dropped(index, out, mask) : out)
      }
    }
    return taken
  }

  const backward = (taken: Block[], rows: number, gradient: number, accumulate: boolean, mask: Mask | null): void => {
    for (let index = last; index >= 0; index--) {
      const layer = layerOf(index)
      const delta = outputBlock(deltas, index, rows)
      layerGradient(kernels, layer, gradient, taken[index] as Block, rows, delta, accumulate)
      if (index === 0) break
      const below = outputBlock(deltas, index - 1, rows)
      const out = outputBlock(outputs, index - 1, rows)
      const count = roundUp(rows, 4)
      layerInputGradient(
        kernels,
        layer,
        parameters,
        scratch + (transposed[index] as number),
        zeros,
        delta,
        layer.kind === 'column' ? rows : count,
        below,
      )
      if (mask) mask(index - 1, below)
      const length = below.panels * below.panelStride
      kernels.activateBackward(activation, below.at, out.at, scratch + (slopes[index - 1] ?? 0), length)
    }
  }

  /** A single output's weights are filled up with zeros, and stay so. */
  const clearPadding = (gradient: number): void => {
    for (const { kind, shape, weights, weightBytes } of layers) {
      if (kind === 'panels') continue
      const first = (gradient + weights) / bytes
      for (let k = shape.inputs; k < weightBytes / bytes; k++) numbers[first + k] = 0
    }
  }

  const transposeWeights = (): void => {
    layers.forEach(({ kind, shape, weights }, index) => {
      if (index === 0 || kind === 'column') return
      kernels.transpose(parameters + weights, shape.inputs, shape.outputs, scratch + (transposed[index] as number))
    })
  }

  return {
    outputs(rows, visit) {
      const count = rows.to - rows.from
      for (let start = 0; start < count; start += blockRows) {
        const size = Math.min(blockRows, count - start)
        const taken = forward(gatherInputs(rows, start, size), size, null)
        visit(taken[last + 1] as Block, start, size)
      }
    },
    loss(rows, stopped) {
      const count = rows.to - rows.from
      let sum = 0
      for (let start = 0; start < count; start += blockRows) {
        if (stopped()) return NaN
        const size = Math.min(blockRows, count - start)
        const taken = forward(gatherInputs(rows, start, size), size, null)
        const z = taken[last + 1] as Block
        sum += losses.sum(z, gatherTargets(rows, start, size), gatherWeights(rows, start, size), size)
      }
      return sum
    },
    gradient(rows, gradient, epoch, withLoss, stopped) {
      const count = rows.to - rows.from
      let sum = 0
      transposeWeights()
      for (let start = 0; start < count; start += blockRows) {
        if (stopped()) return NaN
        const size = Math.min(blockRows, count - start)
        const mask = dropout === null ? null : dropout.maskOf(epoch, rows.from + start)
        const taken = forward(gatherInputs(rows, start, size), size, mask)
        const z = taken[last + 1] as Block
        const targets = gatherTargets(rows, start, size)
        const weights = gatherWeights(rows, start, size)
        const delta = outputBlock(deltas, last, size)
        if (withLoss) sum += losses.sumAndDeltas(z, targets, weights, size, delta)
        else losses.deltas(z, targets, weights, size, delta)
        backward(taken, size, gradient, start > 0, mask)
      }
      clearPadding(gradient)
      return sum
    },
  }
}
