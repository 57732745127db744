/** Runs on one table, each preparation twice: a CSV file, its target, rounds, and the folder of the lab's threads. Tells JSON. */
import { join } from 'node:path'
import { defaultNetwork, defaultPreparation, adamTraining } from '../../support/defaults.ts'
import { specVersion } from '../../../shared/spec/upgradeSpec.ts'
import { createLab } from '../../../electron/lab/createLab.ts'

const [file, target, rounds, workers] = process.argv.slice(2) as [string, string, string, string]
const lab = await createLab({
  ...{ workspace: null, workers, samples: join(workers, '../../samples'), version: '0.0.0' },
  ...{ concurrentRuns: 1, memory: 4e9 },
})
const dataset = await lab.api['datasets.import']({
  operation: 'import',
  source: { kind: 'path', path: file },
  reading: {},
})
const features = dataset.columns.filter(({ name, distinct }) => name !== target && distinct > 1).map(({ name }) => name)

/** Seconds of the preparation. */
async function prepare(seed: number, learningRate: number): Promise<number> {
  const { id } = await lab.api['runs.train']({
    spec: {
      ...{ version: specVersion, dataset: dataset.id, reading: null, seed },
      preparation: { ...defaultPreparation, target, features },
      network: { ...defaultNetwork, hidden: [16], initialisation: 'glorot' },
      training: { ...adamTraining, epochs: 1, precision: 'float32', batchSize: 1000, learningRate },
    },
  })
  const { prepareSeconds, problem } = await lab.finished(id)
  if (problem) throw new Error(problem.message)
  return prepareSeconds ?? Number.NaN
}

// The first of a thread is slower than all that follow, while V8 compiles.
await prepare(0, 0.01)
const first: number[] = []
const second: number[] = []
for (let seed = 1; seed <= Number(rounds); seed++) {
  first.push(await prepare(seed, 0.01))
  second.push(await prepare(seed, 0.02))
}
await lab.close()
console.log(JSON.stringify({ first, second }))
process.exit(0)
