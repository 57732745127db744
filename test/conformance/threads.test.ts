import { beforeAll, describe, expect, it } from 'vitest'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { fingerprint } from '@shared/engine/fingerprint'
import { createTrainer } from '@shared/engine/trainer'
import { type Helpers, bundleHelper, enlist, startHelper } from '../shared/engine/helperThreads'
import { type Given, dataOf, gradientDescent, logistic, never, randomPart, withWeights } from '../shared/engine/support'

let script = ''
beforeAll(async () => {
  script = await bundleHelper()
})

const part = withWeights(randomPart(2000, 40, 4))
const network: NetworkSpec = { ...logistic, hidden: [64, 32], activation: 'relu', initialisation: 'he' }
const base: TrainingSpec = { ...gradientDescent, epochs: 2, learningRate: 0.01 }
const batches = { batchSize: 512 } as const
const cases: [string, Partial<TrainingSpec>][] = [
  ['mini-batches of adam in float32', { optimizer: 'adam', precision: 'float32', ...batches }],
  ['mini-batches of adam in float64', { optimizer: 'adam', ...batches }],
  [
    'clipped mini-batches with dropout and both penalties',
    { optimizer: 'nesterov', clip: 0.1, dropout: 0.2, l1: 1e-4, l2: 1e-3, ...batches },
  ],
  ['full batches', { precision: 'float32' }],
  ['L-BFGS', { optimizer: 'lbfgs', l2: 1e-3, precision: 'float32' }],
]

/** What a change of threads does in a run: after how many mini-batches, and to how many helpers. */
type Change = [batch: number, helpers: number]

async function run(given: Given, changes: Change[]) {
  const data = dataOf(part, { classCount: 4, validation: part, ...given })
  const trainer = createTrainer({ data })
  const crews: Helpers[] = []
  trainer.begin(never)
  let batch = 0
  const threads: number[] = []
  while (trainer.ended === null) {
    for (const [at, helpers] of changes) {
      if (at !== batch) continue
      trainer.dismiss()
      await Promise.all(crews.map((crew) => crew.ended()))
      expect(trainer.threads).toBe(1)
      if (helpers > 0) crews.push(await enlist(script, trainer, data, helpers))
    }
    threads.push(trainer.threads)
    expect(trainer.runBatch(never)).toBe('finished')
    batch++
  }
  trainer.dismiss()
  const exits = await Promise.all(crews.map((crew) => crew.ended()))
  expect(exits.flat().every((code) => code === 0)).toBe(true)
  return {
    bits: fingerprint(trainer.parameters()),
    losses: [trainer.trainLoss, trainer.validationLoss],
    shards: data.plan.shards.count,
    threads: [...new Set(threads)],
  }
}

describe.each(cases)('%s', (_, changes) => {
  const given: Given = { network, training: { ...base, ...changes } }

  it('has the same bits with 1, 2 and 4 threads', async () => {
    const alone = await run(given, [])
    expect(alone.shards).toBeGreaterThanOrEqual(4)
    expect(alone.threads).toEqual([1])
    for (const helpers of [1, 3]) {
      const { threads, ...found } = await run(given, [[0, helpers]])
      expect(threads).toEqual([1 + helpers])
      expect(found).toEqual({ bits: alone.bits, losses: alone.losses, shards: alone.shards })
    }
  })

  it('has the same bits where helpers come, leave and come back in the middle', async () => {
    const alone = await run(given, [])
    // Full batches have two steps only.
    const late: Change[] = given.training?.batchSize === 'full' ? [[1, 1]] : [[1, 1], [3, 0], [5, 2]] // prettier-ignore
    const changing = await run(given, late)
    expect(changing.bits).toBe(alone.bits)
    expect(changing.losses).toEqual(alone.losses)
    expect(changing.threads.length).toBeGreaterThan(1)
  })
})

it('there are never more threads than shards, and more that come go home', async () => {
  const data = dataOf(randomPart(600, 40, 4), { classCount: 4, network, training: { ...base, ...batches } })
  const { count } = data.plan.shards
  const trainer = createTrainer({ data })
  const crew = await enlist(script, trainer, data, count - 1)
  const surplus: Promise<unknown>[] = []
  trainer.enlist((orders) => {
    surplus.push(startHelper(script, orders))
    return { dismiss: () => undefined }
  }, 1)
  expect(await Promise.all(surplus)).toEqual([0])
  expect(trainer.threads).toBe(count)
  trainer.dismiss()
  await crew.ended()
  expect(trainer.threads).toBe(1)
})
