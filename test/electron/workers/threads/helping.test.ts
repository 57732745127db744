import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HelperOrders } from '@shared/engine/trainer'
import { createCores, createCoreShare, claimOwnCore } from '../../../../electron/workers/threads/coreBudget'
import type { HelpRequest } from '../../../../electron/workers/threads/helpRequest'
import { createHelpers } from '../../../../electron/workers/threads/helpers'
import { prepareRun } from '../../../../electron/workers/train/prepareRun'
import { type SpecChanges, lineSpec, prepareOptions } from '../trainBench'

const entry = join(import.meta.dirname, '../../../../out/main/helping.js')

/** Rows enough for three shards of 64. */
const changes: SpecChanges = {
  preparation: { validationShare: 0, testShare: 0 },
  network: { hidden: [512, 8], initialisation: 'glorot' },
  training: { batchSize: 'full', epochs: 100_000 },
}
const prepare = (memory = 1e9) =>
  prepareRun({ ...prepareOptions(), memory, rowPath: join(folder, 'rows'), spec: lineSpec(changes) }).run

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helping-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Trains until a helper is at work, which comes at some time or never. */
function untilHelped({ trainer }: ReturnType<typeof prepare>): void {
  while (trainer.threads === 1 && trainer.epoch < 50_000) trainer.runEpoch(() => false)
}

describe('a helper thread', () => {
  it('ends by itself when it is dismissed, each time, although the thread that started it is busy all the while', async () => {
    const run = prepare()
    const useful = run.data.plan.shards.count - 1
    expect(useful).toBeGreaterThan(0)
    const share = createCoreShare(createCores(2))
    claimOwnCore(share)
    const exits: Promise<number>[] = []
    const start = (orders: HelperOrders) => {
      const worker = new Worker(entry, { workerData: { orders, rowFile: null } satisfies HelpRequest })
      exits.push(new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject)))
    }
    const helpers = createHelpers(run.trainer, useful, share, start)
    for (let turn = 1; turn <= 3; turn++) {
      helpers.review(1000)
      expect(exits).toHaveLength(turn)
      untilHelped(run)
      expect(run.trainer.threads).toBe(2)
      helpers.dismiss()
      expect(await Promise.all(exits)).toEqual(new Array(turn).fill(0))
      expect(run.trainer.threads).toBe(1)
    }
    // What was helped three times is what one thread alone comes to.
    const alone = prepare()
    while (alone.trainer.epoch < run.trainer.epoch) alone.trainer.runEpoch(() => false)
    expect(alone.trainer.parameters()).toEqual(run.trainer.parameters())
  })

  it('ends at once where it comes when it is no longer wanted', async () => {
    const run = prepare()
    const exits: Promise<number>[] = []
    const share = createCoreShare(createCores(2))
    claimOwnCore(share)
    const helpers = createHelpers(run.trainer, 1, share, (orders) => {
      const worker = new Worker(entry, { workerData: { orders, rowFile: null } satisfies HelpRequest })
      exits.push(new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject)))
    })
    helpers.review(1000)
    helpers.dismiss()
    expect(await Promise.all(exits)).toEqual([0])
  })

  it('reads the rows of a run that has them in a file, to the same bits', async () => {
    const run = prepare(0)
    const share = createCoreShare(createCores(2))
    claimOwnCore(share)
    const exits: Promise<number>[] = []
    const helpers = createHelpers(run.trainer, 1, share, (orders) => {
      const rowFile = run.rowFile!.file
      const worker = new Worker(entry, { workerData: { orders, rowFile } satisfies HelpRequest })
      exits.push(new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject)))
    })
    helpers.review(1000)
    untilHelped(run)
    expect(run.trainer.threads).toBe(2)
    for (let epoch = 0; epoch < 3; epoch++) run.trainer.runEpoch(() => false)
    helpers.dismiss()
    expect(await Promise.all(exits)).toEqual([0])
    const alone = prepare()
    while (alone.trainer.epoch < run.trainer.epoch) alone.trainer.runEpoch(() => false)
    expect(alone.trainer.parameters()).toEqual(run.trainer.parameters())
    run.close()
  })
})
