import { activationPairs } from './activations'
import { affine } from './matrix'
import type { Network } from './network'

/** Blocks are sized so that one takes a few milliseconds: a cancel is noticed between blocks. */
const parametersTimesRows = 2 ** 21
const fewestRows = 4
const mostRows = 512

/** Rows that pass through the network together. It bounds memory and does not change any result. */
export function blockRowsOf(network: Network): number {
  return Math.min(mostRows, Math.max(fewestRows, Math.floor(parametersTimesRows / network.parameterCount)))
}

/** The forward pass over a block of rows, with buffers that are made once. */
export interface Forward {
  blockRows: number
  /** After `run`: the outputs of each layer, rows × units; those of the last are the logits. */
  layerOutputs: Float64Array[]
  /**
   * Passes `rows` rows of x, at most `blockRows`, from row `start` through the network.
   * Each layer is a = f(x W + b); the last leaves out f. Returns the logits, rows × outputs, valid until the next run.
   */
  run(parameters: Float64Array, x: Float64Array, start: number, rows: number): Float64Array
}

export function createForward(network: Network, blockRows = blockRowsOf(network)): Forward {
  const { shapes } = network
  const { apply } = activationPairs[network.activation]
  const layerOutputs = shapes.map(({ outputs }) => new Float64Array(blockRows * outputs))
  const logits = layerOutputs.at(-1) as Float64Array

  const run: Forward['run'] = (parameters, x, start, rows) => {
    let values = x
    let from = start
    shapes.forEach((shape, layer) => {
      const out = layerOutputs[layer] as Float64Array
      affine(shape, parameters, values, from, rows, out)
      if (out !== logits) apply(out, rows * shape.outputs)
      values = out
      from = 0
    })
    return logits
  }
  return { blockRows, layerOutputs, run }
}
