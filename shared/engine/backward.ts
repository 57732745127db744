import { activationPairs } from './activations'
import type { Forward } from './forward'
import { lossDeltas } from './losses'
import { addAffineGradient, affineInputGradient } from './matrix'
import type { Network } from './network'

/** Backpropagation (Rumelhart, Hinton and Williams, Nature 323, 1986) over the block that was passed forward last. */
export interface Backward {
  /**
   * Adds to `gradient` the derivative, by every parameter, of the summed cross-entropy of the block.
   * x, start and rows are those of the forward run; the classes are read from `classStart`.
   */
  add(
    parameters: Float64Array,
    x: Float64Array,
    start: number,
    rows: number,
    classes: Uint32Array,
    classStart: number,
    gradient: Float64Array,
  ): void
}

export function createBackward(network: Network, forward: Forward): Backward {
  const { shapes, outputs } = network
  const { backward } = activationPairs[network.activation]
  const { layerOutputs, blockRows } = forward
  /** The derivative of the loss by each layer's sums x W + b. */
  const deltas = shapes.map((shape) => new Float64Array(blockRows * shape.outputs))
  const last = shapes.length - 1

  const add: Backward['add'] = (parameters, x, start, rows, classes, classStart, gradient) => {
    lossDeltas(layerOutputs[last] as Float64Array, outputs, rows, classes, classStart, deltas[last] as Float64Array)
    for (let layer = last; layer > 0; layer--) {
      const shape = shapes[layer] as Network['shapes'][number]
      const delta = deltas[layer] as Float64Array
      const below = layerOutputs[layer - 1] as Float64Array
      const deltaBelow = deltas[layer - 1] as Float64Array
      addAffineGradient(shape, gradient, below, 0, rows, delta)
      affineInputGradient(shape, parameters, delta, rows, deltaBelow)
      backward(deltaBelow, below, rows * shape.inputs)
    }
    addAffineGradient(shapes[0] as Network['shapes'][number], gradient, x, start, rows, deltas[0] as Float64Array)
  }
  return { add }
}
