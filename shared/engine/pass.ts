import { activationCodes } from '../kernels/activationCodes'
import type { Kernels } from '../kernels/kernels'
import { type Dropout, type Mask, createDropout } from './network/dropout'
import { type Block, layerForward, layerGradient, layerInputGradient, panelBlock } from './network/layers'
import type { LayerLayout } from './network/layout'
import type { LossSettings } from './network/losses'
import { outputLoss } from './network/losses'
import type { RealArray } from '../math/matrix'
import type { PartLayout, TrainingPlan } from './plan'
import type { TrainingSpec } from '../spec/runSpec'
import type { RowSource } from './rows/rowSource'
import { panelWidth, realBytes, realView, roundUp } from './network/precision'

/*
 * Backpropagation (Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", Nature 323,
 * 1986) for layers l = 1, ..., L over a block of rows. With a_0 = x and, row by row,
 *
 *   z_l = a_(l-1) W_l + b_l,   a_l = f(z_l) for l < L,   loss = Σ_rows w · (loss of the row by z_L),
 *
 * let δ_l = ∂loss/∂z_l, rows × units. The loss kernel gives δ_L. The chain rule leads from each layer to the one below,
 *
 *   δ_(l-1) = (δ_l W_lᵀ) ∘ f'(z_(l-1)),   ∘ number by number,
 *
 * and each δ_l gives the derivatives by the parameters of its layer,
 *
 *   ∂loss/∂W_l = a_(l-1)ᵀ δ_l,   ∂loss/∂b_l = Σ_rows δ_l.
 *
 * Why: z_l depends on z_(l-1) through a_(l-1) only, ∂z_l,o/∂a_(l-1),i = W_l,io, and the derivatives along all paths
 * from a number to the loss are summed. Going from the loss downwards, every path is walked once: the gradient costs
 * about twice the forward pass, and not a forward pass for each parameter. With dropout the layer above takes in
 * m ∘ a_l, and the same m multiplies the derivative.
 *
 * Rows go through in blocks that fit into the cache. The first block replaces the gradient, the others add to it: sums
 * over rows are in the order of the blocks, which are part of the plan, and each thread has scratch of its own, so that
 * one thread's pass gives the same bits whatever the others do. The sums are not divided by the number of rows here;
 * the lead does that once all shards are there.
 */

/**
 * Rows of a part that go through the network: from, ..., to - 1 of the order, or of the part itself where there is no
 * order, which is the offset 0.
 */
export interface Rows {
  part: PartLayout
  order: number
  from: number
  to: number
}

/** What of a plan the way through the network needs. */
export interface PassPlan extends Pick<TrainingPlan, 'network' | 'layout' | 'parameters' | 'scratch' | 'seed'> {
  training: LossSettings & Pick<TrainingSpec, 'precision' | 'dropout'>
}

/** One thread's way through the network and back, block by block. `stopped` is asked before each block. */
export interface Pass {
  /** Hands over the last layer's sums block by block: `count` rows, of which the first is row `start` of these. */
  outputs(rows: Rows, visit: (z: Block, start: number, count: number) => void): void
  /** The sum of the losses of these rows; NaN where it was stopped. */
  loss(rows: Rows, stopped: () => boolean): number
  /**
   * Backpropagation: the sum of the losses' derivatives by every parameter, to `gradient`, an offset in the memory.
   * Answers the sum of the losses where `withLoss` asks for it, else 0; NaN where it was stopped, and the gradient is
   * then of no use.
   * @param epoch from which, with the seed, the dropped units follow
   */
  gradient(rows: Rows, gradient: number, epoch: number, withLoss: boolean, stopped: () => boolean): number
}

/**
 * One thread's way through the network. Everything that is computed lies in the memory at offsets of the plan; nothing
 * is allocated for a block but a few small objects.
 * @param scratch offset of this thread's buffers
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
  const losses = outputLoss(kernels, network, training)
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
  /**
   * The offset of the matrix that these rows are in, and which rows of it they are. Rows from outside the memory are
   * read into the thread's staging buffer first, in their order, so that what follows computes on the same numbers in
   * the same order.
   */
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

  /**
   * The block's inputs: copied into panels, or, for a single layer of one output, as rows, and in place where they are
   * in order.
   */
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

  /** The offset of the block's targets: where they lie if they are in order, else a copy. */
  const gatherTargets = ({ part, order, from }: Rows, start: number, rows: number): number => {
    const size = network.classes > 0 ? 4 : bytes
    if (order === 0) return part.targets + (from + start) * size
    const to = scratch + plan.scratch.targets
    if (network.classes > 0) kernels.gatherClasses(part.targets, order, from + start, rows, to)
    else kernels.gatherNumbers(part.targets, order, from + start, rows, to)
    return to
  }

  /** The offset of the block's row weights, 0 where every row counts once. */
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

  /**
   * Each layer is a = f(x W + b); the last leaves out f. Answers what each layer took in, and the last layer's sums. f
   * goes over the whole block with its padding: padding units put out f(0), which no later product multiplies with
   * anything but 0.
   */
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

  /**
   * Goes from the derivatives of the last layer, already in its buffer, to the gradient of every layer. The inputs of
   * the first layer need no derivative. The mask comes before f': it belongs to the layer's output, f' to the sum below
   * it.
   */
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

  /**
   * A single output's weights are padded with zeros, and stay so: what `columnOuter` has written for padding inputs
   * becomes 0.
   */
  const clearPadding = (gradient: number): void => {
    for (const { kind, shape, weights, weightBytes } of layers) {
      if (kind === 'panels') continue
      const first = (gradient + weights) / bytes
      for (let k = shape.inputs; k < weightBytes / bytes; k++) numbers[first + k] = 0
    }
  }

  /** Wᵀ of the layers that pass derivatives down, once a call of `gradient`: the parameters do not move within it. */
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
