/**
 * The engine without the lab around it. Arguments: folder of the data, workload, variant as JSON, helper's script.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { setTimeout as pause } from 'node:timers/promises'
import { defaultNetwork, adamTraining } from '../../support/defaults'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { type HelperOrders, type Trainer, createTrainer, reserveData } from '@shared/engine/trainer'
import { engineVersion } from '@shared/engine/version'
import type { HelpRequest } from '../../../electron/workers/threads/helpRequest'
import type { Variant } from './engines.ts'
import { gradientNorm, meanLoss } from './judge.ts'
import { memoryNow } from './memory.ts'
import { readInputs, readLabels, readStart, readWorkload } from './readData.ts'
import { answerOrders } from './rounds.ts'
import { parameterCount } from './workloads.ts'

const [folder, name, variantText, helperScript] = process.argv.slice(2) as [string, string, string, string]
const variant = JSON.parse(variantText) as Variant
const workload = readWorkload(folder, name)
const { rows, columns, hidden, classes, precision, kind } = workload
const labels = readLabels(folder, workload)
const start = readStart(folder, workload, parameterCount(workload))
const network: NetworkSpec = { ...defaultNetwork, hidden, activation: 'relu' }
const trainingOf = (epochs: number): TrainingSpec => ({
  ...adamTraining,
  optimizer: ({ descent: 'gd', lbfgs: 'lbfgs', network: 'adam' } as const)[kind],
  learningRate: workload.learningRate,
  batchSize: workload.batch === rows ? 'full' : workload.batch,
  tolerance: workload.tolerance,
  epochs,
  precision,
})

/** The memory of one run with the data read into it: there is no other copy. */
function reserve(epochs: number) {
  const sizes = { classCount: classes, inputs: columns, trainRows: rows, validationRows: 0, weighted: false }
  const data = reserveData({ network, training: trainingOf(epochs), seed: 1, ...sizes })
  const { inputs, targets } = data.train
  readInputs(folder, workload, inputs.values, inputs.stride)
  targets.set(labels)
  return data
}

/**
 * Helpers are at work before the clock starts, as in a run that has trained for a while.
 * @returns when all of them have ended, after the trainer has dismissed them
 */
async function enlist(trainer: Trainer, helpers: number): Promise<() => Promise<unknown>> {
  const ends: Promise<unknown>[] = []
  const recruit = (orders: HelperOrders, count: number) => {
    for (let helper = 0; helper < count; helper++) {
      ends.push(once(new Worker(helperScript, { workerData: { orders, rowFile: null } satisfies HelpRequest }), 'exit'))
    }
    return { dismiss: () => undefined }
  }
  if (helpers > 0) trainer.enlist(recruit, helpers)
  const deadline = performance.now() + 5000
  while (trainer.threads < 1 + helpers) {
    if (performance.now() > deadline) throw new Error('a helper thread did not come')
    await pause(1)
  }
  return () => Promise.all(ends)
}

const goOn = () => false
const unread = memoryNow('VmRSS')
let parameters = start

await answerOrders({
  // The matrix is read into the memory of each run only: its size is added to what is there before.
  memory: unread === null ? null : unread + rows * columns * (precision === 'float32' ? 4 : 8),
  engine: `Logit Lab, engine ${engineVersion}`,
  async train(epochs) {
    // The memory of the round before is given back first.
    globalThis.gc?.()
    const data = reserve(epochs)
    const checking = performance.now()
    const trainer = createTrainer({ data, parameters: start, evaluateLosses: kind !== 'network' || variant.losses })
    const checked = variant.check ? performance.now() - checking : 0
    const ended = await enlist(trainer, Math.min(variant.threads, data.plan.shards.count) - 1)
    // Losses of epoch 0 are part of a run's history, but not of an epoch.
    if (kind === 'network') trainer.begin(goOn)
    const began = performance.now()
    while (trainer.ended === null) {
      if (trainer.runEpoch(goOn) === 'diverged') throw new Error(`${name} diverged`)
    }
    const seconds = (performance.now() - began + checked) / 1000
    trainer.dismiss()
    await ended()
    parameters = trainer.parameters()
    return { seconds, ...(kind === 'lbfgs' && { iterations: trainer.epoch }) }
  },
  judge() {
    const values = precision === 'float32' ? new Float32Array(rows * columns) : new Float64Array(rows * columns)
    readInputs(folder, workload, values, columns)
    const input = { workload, values, labels, parameters }
    return { loss: meanLoss(input), ...(kind === 'lbfgs' && { gradient: gradientNorm(input) }) }
  },
})
