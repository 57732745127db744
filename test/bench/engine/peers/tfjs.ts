/**
 * TensorFlow.js with its wasm backend: the Keras way (sequential, compile, fit), which keeps a history of its own.
 * Arguments: folder of the data, workload, folder that holds node_modules/@tensorflow.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { meanLoss } from '../judge.ts'
import { memoryNow } from '../memory.ts'
import { readInputs, readLabels, readStart, readWorkload } from '../readData.ts'
import { answerOrders } from '../rounds.ts'
import { layerSizes, parameterCount } from '../workloads.ts'

/** What is used of the package: it is no dependency of the project, so its own types are not there. */
interface Tensor {
  dataSync(): Float32Array
}
interface Layer {
  setWeights(weights: Tensor[]): void
}
interface Model {
  layers: Layer[]
  add(layer: Layer): void
  compile(settings: { optimizer: unknown; loss: string }): void
  fit(x: Tensor, y: Tensor, settings: object): Promise<unknown>
  getWeights(): Tensor[]
  dispose(): void
}
interface TensorFlow {
  version: { tfjs: string }
  setBackend(name: string): Promise<boolean>
  ready(): Promise<void>
  tensor(values: Float32Array, shape: number[]): Tensor
  sequential(): Model
  layers: { dense(settings: object): Layer }
  train: {
    sgd(learningRate: number): unknown
    adam(learningRate: number, beta1: number, beta2: number, epsilon: number): unknown
  }
}

const [folder, name, packages] = process.argv.slice(2) as [string, string, string]
const require = createRequire(join(packages, 'package.json'))
// The package advertises its native binding on the first line of every run.
console.warn = () => undefined
const tf = require('@tensorflow/tfjs') as TensorFlow
const wasm = require('@tensorflow/tfjs-backend-wasm') as { setWasmPaths(folder: string): void }
wasm.setWasmPaths(join(packages, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'))
if (!(await tf.setBackend('wasm'))) throw new Error('the wasm backend does not start')
await tf.ready()

const workload = readWorkload(folder, name)
const { rows, columns, classes } = workload
const sizes = layerSizes(workload)
const inputs = new Float32Array(rows * columns)
readInputs(folder, workload, inputs, columns)
const labels = readLabels(folder, workload)
const start = readStart(folder, workload, parameterCount(workload))
const x = tf.tensor(inputs, [rows, columns])
const y = tf.tensor(Float32Array.from(labels), [rows, 1])

function build(): Model {
  const model = tf.sequential()
  let at = 0
  for (let layer = 1; layer < sizes.length; layer++) {
    const [fanIn, units] = [sizes[layer - 1] as number, sizes[layer] as number]
    const output = classes === 2 ? 'sigmoid' : 'softmax'
    const activation = layer < sizes.length - 1 ? 'relu' : output
    model.add(tf.layers.dense({ units, activation, ...(layer === 1 && { inputShape: [columns] }) }))
    const weights = Float32Array.from(start.subarray(at, (at += fanIn * units)))
    const biases = Float32Array.from(start.subarray(at, (at += units)))
    model.layers.at(-1)?.setWeights([tf.tensor(weights, [fanIn, units]), tf.tensor(biases, [units])])
  }
  const { learningRate, kind } = workload
  model.compile({
    optimizer: kind === 'network' ? tf.train.adam(learningRate, 0.9, 0.999, 1e-8) : tf.train.sgd(learningRate),
    loss: classes === 2 ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy',
  })
  return model
}

let parameters = start

await answerOrders({
  engine: `TensorFlow.js ${tf.version.tfjs} (wasm)`,
  memory: memoryNow('VmRSS'),
  async train(epochs) {
    const model = build()
    const shuffle = workload.kind === 'network'
    const settings = { epochs, batchSize: workload.batch, shuffle, yieldEvery: 'never', verbose: 0 }
    const began = performance.now()
    await model.fit(x, y, settings)
    const seconds = (performance.now() - began) / 1000
    parameters = Float64Array.from(model.getWeights().flatMap((tensor) => [...tensor.dataSync()]))
    model.dispose()
    return { seconds }
  },
  judge: () => ({ loss: meanLoss({ workload, values: inputs, labels, parameters }) }),
})
