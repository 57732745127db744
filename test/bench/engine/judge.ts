import type { Workload } from './workloads.ts'
import { layerSizes } from './workloads.ts'

/** What a result is judged by, in float64 and by no engine's own code: `values` holds `columns` numbers a row. */
export interface JudgeInput {
  workload: Pick<Workload, 'rows' | 'columns' | 'hidden' | 'classes'>
  values: Float32Array | Float64Array
  labels: Uint32Array
  /** Layer by layer the weights [input][output], then the biases. */
  parameters: Float64Array
}

/** Mean cross-entropy over all rows of a network with ReLU between its layers. */
export function meanLoss({ workload, values, labels, parameters }: JudgeInput): number {
  const { rows, columns, classes } = workload
  const sizes = layerSizes(workload)
  const layers = sizes.map((units) => new Float64Array(units))
  let total = 0
  for (let row = 0; row < rows; row++) {
    layers[0]!.set(values.subarray(row * columns, (row + 1) * columns))
    let at = 0
    for (let layer = 1; layer < sizes.length; layer++) {
      const from = layers[layer - 1]!
      const to = layers[layer]!
      addProducts(from, parameters, at, to.fill(0))
      at += from.length * to.length
      const isLast = layer === sizes.length - 1
      for (let unit = 0; unit < to.length; unit++) {
        const score = to[unit]! + parameters[at++]!
        to[unit] = isLast ? score : Math.max(score, 0)
      }
    }
    total += crossEntropy(layers.at(-1)!, labels[row]!, classes)
  }
  return total / rows
}

function addProducts(from: Float64Array, parameters: Float64Array, at: number, to: Float64Array): void {
  const units = to.length
  for (let input = 0; input < from.length; input++) {
    const value = from[input]!
    const weights = at + input * units
    if (value !== 0) for (let unit = 0; unit < units; unit++) to[unit]! += value * parameters[weights + unit]!
  }
}

/** -log of the label's probability, from the scores: one is the log-odds of class 1, more are softmax scores. */
function crossEntropy(scores: Float64Array, label: number, classes: number): number {
  const all = classes === 2 ? [0, scores[0]!] : [...scores]
  const largest = Math.max(...all)
  const sum = all.reduce((total, score) => total + Math.exp(score - largest), 0)
  return largest + Math.log(sum) - all[label]!
}

/** Euclidean norm of the mean gradient of a logistic regression, its intercept included. */
export function gradientNorm({ workload, values, labels, parameters }: JudgeInput): number {
  const { rows, columns } = workload
  const gradient = new Float64Array(columns + 1)
  for (let row = 0; row < rows; row++) {
    const cells = values.subarray(row * columns, (row + 1) * columns)
    let score = parameters[columns]!
    for (let column = 0; column < columns; column++) score += cells[column]! * parameters[column]!
    const error = (1 / (1 + Math.exp(-score)) - labels[row]!) / rows
    for (let column = 0; column < columns; column++) gradient[column]! += error * cells[column]!
    gradient[columns]! += error
  }
  return Math.sqrt(gradient.reduce((sum, slope) => sum + slope * slope, 0))
}
