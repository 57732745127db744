import { type Kernels, createKernels } from '../../kernels/kernels'
import { createAllocator } from '../network/allocator'
import { layoutOf, toLayout } from '../network/layout'
import { type Matrix, type RowBlocks, createMatrix } from '../../math/matrix'
import type { Network } from '../network/network'
import { createPass } from '../pass'
import { panelWidth, realBytes, realView, roundUp } from '../network/precision'
import { planScratch } from '../network/scratch'
import { createMemory } from '../rows/trainingData'

/**
 * In prediction everything is float64: what a model says is a function of its weights, whatever they were trained with.
 */
const precision = 'float64'

/** Rows that are brought into the memory at a time. */
const chunkRows = 4096

/**
 * One memory a thread, made anew only where a larger one is needed: a field asks for predictions several times a
 * second.
 */
let scratch: { memory: WebAssembly.Memory; kernels: Kernels } | null = null

/** A memory of at least so many bytes, with the kernels over it. */
function scratchOf(bytes: number): { memory: WebAssembly.Memory; kernels: Kernels } {
  if (scratch === null || scratch.memory.buffer.byteLength < bytes) {
    const memory = createMemory(bytes)
    scratch = { memory, kernels: createKernels(precision, memory) }
  }
  return scratch
}

/**
 * The last layer's sums, rows × outputs: logits, or standardized numbers. Each row's result depends on that row only,
 * to the last bit: how rows are cut into tables or blocks does not matter. For the forward products sum along the
 * inputs, in an order that the network fixes, and never across rows; a model says the same of a row alone and of the
 * row within a million others.
 *
 * It is the forward pass of training on a plan of its own: parameters, a chunk of rows, one scratch, and neither
 * targets nor gradients.
 * @throws RangeError where the inputs or the parameters are not of the network's size
 */
export function networkOutputs(network: Network, parameters: Float64Array, inputs: Matrix | RowBlocks): Matrix {
  if (inputs.columns !== network.inputs) {
    throw new RangeError(`The network takes ${network.inputs} inputs a row, not ${inputs.columns}.`)
  }
  if (parameters.length !== network.parameterCount) {
    throw new RangeError(`The network has ${network.parameterCount} parameters, not ${parameters.length}.`)
  }
  const training = { precision, loss: 'squaredError', huberDelta: 1, labelSmoothing: 0, dropout: 0 } as const
  const layout = layoutOf(network, precision)
  const rows = Math.min(chunkRows, inputs.rows)
  const plan = planScratch(network, training, layout, roundUp(Math.max(1, rows), 4))
  const stride = roundUp(network.inputs * realBytes[precision], 16)
  const { allocate, used } = createAllocator()
  const at = {
    parameters: allocate(layout.bytes),
    inputs: allocate(rows * stride + 64),
    scratch: allocate(plan.bytes),
  }
  const { memory, kernels } = scratchOf(used())
  const whole = realView(memory, precision, 0, Math.floor(memory.buffer.byteLength / realBytes[precision]))
  // What is left of another network must not be read as its filling zeros.
  whole.fill(0, 0, Math.ceil(used() / realBytes[precision]))
  toLayout(layout, parameters, realView(memory, precision, at.parameters, layout.bytes / realBytes[precision]))
  const pass = createPass(
    { network, training, layout, parameters: at.parameters, scratch: plan, seed: 0 },
    memory,
    kernels,
    at.scratch,
  )

  const outputs = createMatrix(inputs.rows, network.outputs)
  const part = { rows, stride, inputs: at.inputs, targets: 0, weights: 0, source: null }
  const width = panelWidth(precision)
  for (let from = 0; from < inputs.rows; from += chunkRows) {
    const count = Math.min(chunkRows, inputs.rows - from)
    const [block, first] = 'block' in inputs ? [inputs.block(from, count), 0] : [inputs, from]
    copyRows(block, first, count, whole, at.inputs / realBytes[precision], stride / realBytes[precision])
    pass.outputs({ part, order: 0, from: 0, to: count }, (z, start, size) => {
      const first = z.at / realBytes[precision]
      const panel = z.panelStride / realBytes[precision]
      for (let row = 0; row < size; row++) {
        const to = (from + start + row) * network.outputs
        for (let k = 0; k < network.outputs; k++) {
          // A single output is a column; several are panels of `width` columns.
          const index = network.outputs === 1 ? row : Math.floor(k / width) * panel + row * width + (k % width)
          outputs.values[to + k] = whole[first + index] as number
        }
      }
    })
  }
  return outputs
}

/**
 * Copies rows, converted to float64 where they are float32, to a matrix of another stride; `at` is an index of numbers.
 */
function copyRows(
  from: Matrix,
  start: number,
  rows: number,
  to: Float64Array | Float32Array,
  at: number,
  stride: number,
) {
  for (let row = 0; row < rows; row++) {
    const source = (start + row) * from.stride
    to.set(from.values.subarray(source, source + from.columns), at + row * stride)
  }
}
