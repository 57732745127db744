import type { Activation } from '@shared/spec/runSpec'
import type { Network } from '@shared/engine/network/network'
import type { PartData } from '@shared/engine/rows/partData'

/** Each activation as a textbook has it, by the host's functions. */
export const closedForms: Record<Activation, (z: number) => number> = {
  identity: (z) => z,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: (z) => Math.tanh(z),
  relu: (z) => Math.max(0, z),
  leakyRelu: (z) => (z > 0 ? z : 0.01 * z),
  elu: (z) => (z > 0 ? z : Math.exp(z) - 1),
  gelu: (z) => (z / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3))),
  softplus: (z) => Math.log1p(Math.exp(z)),
}

/** The sums of each layer for one row, the last of which are the network's outputs. */
export function plainSums(network: Network, parameters: ArrayLike<number>, row: ArrayLike<number>): number[][] {
  let taken = Array.from(row)
  const all: number[][] = []
  for (const { inputs, outputs, weightOffset, biasOffset } of network.shapes) {
    const sums = Array.from({ length: outputs }, (_, o) => {
      let sum = parameters[biasOffset + o]!
      for (let i = 0; i < inputs; i++) sum += taken[i]! * parameters[weightOffset + i * outputs + o]!
      return sum
    })
    all.push(sums)
    taken = sums.map(closedForms[network.activation])
  }
  return all
}

/** The inputs of one row of a part. */
export function rowOf({ inputs }: PartData, row: number): Float64Array {
  const { stride, columns, values } = inputs
  return Float64Array.from(values.subarray(row * stride, row * stride + columns))
}

export type PlainLoss = { kind: 'crossEntropy' | 'squaredError' } | { kind: 'huber'; delta: number }

/** The loss of one row's outputs, by its definition. */
export function plainLoss(outputs: number[], target: number, loss: PlainLoss): number {
  if (loss.kind === 'crossEntropy') {
    const logits = outputs.length === 1 ? [0, outputs[0]!] : outputs
    return Math.log(logits.reduce((sum, z) => sum + Math.exp(z), 0)) - logits[target]!
  }
  const r = Math.abs(outputs[0]! - target)
  return loss.kind === 'huber' && r > loss.delta ? loss.delta * (r - loss.delta / 2) : (r * r) / 2
}

/** The mean loss of a part, by the weights of its rows. */
export function plainMeanLoss(network: Network, parameters: ArrayLike<number>, part: PartData, loss: PlainLoss) {
  let sum = 0
  for (let row = 0; row < part.inputs.rows; row++) {
    const outputs = plainSums(network, parameters, rowOf(part, row)).at(-1)!
    sum += (part.weights?.[row] ?? 1) * plainLoss(outputs, part.targets[row]!, loss)
  }
  return sum / part.inputs.rows
}
