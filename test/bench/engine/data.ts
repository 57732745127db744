import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createGenerator, type Generator } from './generator.ts'
import { layerSizes, type Workload } from './workloads.ts'

/**
 * Writes a workload's files into a folder, all little-endian, rows one after the other:
 * `<data>.inputs.float32` and, for full-batch workloads, `.float64` with the same values; `<data>.labels` (uint32);
 * `<data>.start` (float64: layer by layer the weights [input][output], then the biases); `<name>.json`, the workload.
 */
export function writeData(folder: string, workload: Workload): void {
  const { data, rows, columns, classes } = workload
  const path = (ending: string) => join(folder, `${data}.${ending}`)
  const generator = createGenerator(rows + columns)
  const teacher = createTeacher(generator, workload)
  const labels = new Uint32Array(rows)
  const inputs = openSync(path('inputs.float32'), 'w')
  const wide = workload.kind === 'network' ? null : openSync(path('inputs.float64'), 'w')
  const block = 1000
  for (let from = 0; from < rows; from += block) {
    const count = Math.min(block, rows - from)
    const values = new Float32Array(count * columns)
    for (let row = 0; row < count; row++) {
      const cells = values.subarray(row * columns, (row + 1) * columns)
      fillRow(cells, generator)
      labels[from + row] = draw(teacher(cells), generator.uniform(), classes)
    }
    writeSync(inputs, values)
    if (wide !== null) writeSync(wide, Float64Array.from(values))
  }
  closeSync(inputs)
  if (wide !== null) closeSync(wide)
  writeFileSync(path('labels'), labels)
  writeFileSync(path('start'), startingWeights(workload, generator))
  writeFileSync(join(folder, `${workload.name}.json`), JSON.stringify(workload))
}

/** Neighbouring columns correlate by 1/2, as the columns of real tables do; each has standard deviation 1. */
function fillRow(cells: Float32Array, { normal }: Generator): void {
  let previous = normal()
  for (let column = 0; column < cells.length; column++) {
    cells[column] = previous
    previous = previous / 2 + Math.sqrt(0.75) * normal()
  }
}

/** Scores of the classes that labels are drawn from: linear without hidden layers, else a tanh network of its own. */
function createTeacher({ normal }: Generator, { columns, classes, kind }: Workload): (cells: Float32Array) => number[] {
  const outputs = classes === 2 ? 1 : classes
  const matrix = (height: number, width: number, scale: number) =>
    Array.from({ length: height }, () => Float64Array.from({ length: width }, () => normal() * scale))
  const dot = (weights: Float64Array, values: ArrayLike<number>) =>
    weights.reduce((sum, weight, index) => sum + weight * (values[index] as number), 0)
  if (kind !== 'network') {
    const direct = matrix(outputs, columns, 1.5 / Math.sqrt(columns))
    return (cells) => direct.map((weights) => dot(weights, cells))
  }
  const hidden = matrix(12, columns, 1 / Math.sqrt(columns))
  const output = matrix(outputs, 12, 1)
  return (cells) => {
    const units = hidden.map((weights) => Math.tanh(dot(weights, cells)))
    return output.map((weights) => dot(weights, units))
  }
}

/** A class drawn with the probabilities that the scores stand for: labels are noisy, so that no loss goes to 0. */
function draw(scores: number[], uniform: number, classes: number): number {
  if (classes === 2) return uniform < 1 / (1 + Math.exp(-(scores[0] as number))) ? 1 : 0
  const odds = scores.map((score) => Math.exp(score))
  let rest = uniform * odds.reduce((sum, value) => sum + value, 0)
  const index = odds.findIndex((value) => (rest -= value) < 0)
  return index < 0 ? classes - 1 : index
}

/** Zeros without hidden layers, else uniform in ±sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010); biases 0. */
function startingWeights(workload: Workload, { uniform }: Generator): Float64Array {
  const sizes = layerSizes(workload)
  const numbers: number[] = []
  for (let layer = 1; layer < sizes.length; layer++) {
    const [inputs, outputs] = [sizes[layer - 1] as number, sizes[layer] as number]
    const bound = workload.kind === 'network' ? Math.sqrt(6 / (inputs + outputs)) : 0
    for (let weight = 0; weight < inputs * outputs; weight++) numbers.push(bound * (2 * uniform() - 1))
    for (let bias = 0; bias < outputs; bias++) numbers.push(0)
  }
  return Float64Array.from(numbers)
}
