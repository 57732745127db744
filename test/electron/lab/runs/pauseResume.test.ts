import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunSummary } from '@shared/contract/run'
import { type LabBench, admissions, admissionsSpec, openLab } from '../labBench'

let folder: string
let bench: LabBench

const workspace = () => join(folder, 'workspace')
/** One run at a time, so that what is queued second waits. */
const open = async (path = workspace()) => {
  bench = await openLab(path, 1)
}
const importAdmissions = async () =>
  (await bench.call('datasets.import', { operation: 'job', source: { kind: 'path', path: admissions }, reading: {} }))
    .id
const control = (run: string, action: 'cancel' | 'pause' | 'resume' | 'stepBatch' | 'stepEpoch') =>
  bench.call(`runs.${action}`, { run })
const grew = (run: string) => bench.event((seen) => seen.kind === 'historyGrew' && seen.run === run)
const historyOf = (run: string) => bench.call('runs.history', { run })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-'))
  await open()
})
afterEach(async () => {
  await bench.lab.close()
  rmSync(folder, { recursive: true })
})

/** Trained in one go. */
async function straight(dataset: string, training: Parameters<typeof admissionsSpec>[1]): Promise<RunSummary> {
  const { id } = await bench.call('runs.train', { spec: admissionsSpec(dataset, training, [6]) })
  return bench.lab.finished(id)
}

/** The same, paused before its first step: it waits behind another run. */
async function pausedAtItsBeginning(dataset: string, training: Parameters<typeof admissionsSpec>[1]): Promise<string> {
  const before = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs: 100_000 }, [6]) })
  const { id } = await bench.call('runs.train', { spec: admissionsSpec(dataset, training, [6]) })
  expect(await control(id, 'pause')).toMatchObject({ state: 'paused', epoch: 0, batch: 0 })
  await control(before.id, 'cancel')
  return id
}

const epochs = 4

describe('pausing and resuming', () => {
  it('goes through a run step by step, to the same bits', async () => {
    const dataset = await importAdmissions()
    const whole = await straight(dataset, { epochs })
    const id = await pausedAtItsBeginning(dataset, { epochs })
    // 60 training rows in batches of 32 are two steps an epoch.
    expect(await control(id, 'stepBatch')).toMatchObject({ state: 'paused', epoch: 0, batch: 1, batches: 2 })
    expect(await control(id, 'stepBatch')).toMatchObject({ state: 'paused', epoch: 1, batch: 0 })
    expect(await control(id, 'stepEpoch')).toMatchObject({ state: 'paused', epoch: 2, batch: 0 })
    expect(await control(id, 'stepBatch')).toMatchObject({ state: 'paused', epoch: 2, batch: 1 })
    expect(await control(id, 'stepEpoch')).toMatchObject({ state: 'paused', epoch: 3, batch: 0 })
    const done = await control(id, 'stepEpoch')
    expect(done).toMatchObject({ state: 'done', epoch: 4, fingerprint: whole.fingerprint, metrics: whole.metrics })
    expect(await historyOf(id)).toEqual(await historyOf(whole.id))
    const told = bench.events.flatMap((seen) =>
      seen.kind === 'historyGrew' && seen.run === id ? [...seen.history.epochs] : [],
    )
    expect(told).toEqual([0, 1, 2, 3, 4])
  })

  it('gives the thread to the next run while one is paused', async () => {
    const dataset = await importAdmissions()
    const long = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs: 100_000 }, [32]) })
    const next = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs: 3 }) })
    await grew(long.id)
    const paused = await control(long.id, 'pause')
    expect(paused.state).toBe('paused')
    expect(await bench.lab.finished(next.id)).toMatchObject({ state: 'done' })
    // Its thread has trained another run since: it is prepared again.
    expect(await control(long.id, 'stepEpoch')).toMatchObject({ state: 'paused', epoch: paused.epoch + 1 })
    expect((await historyOf(long.id)).epochs).toHaveLength(paused.epoch + 2)
  })

  it('stays paused over a restart, and comes to the same bits after it', async () => {
    const dataset = await importAdmissions()
    const whole = await straight(dataset, { epochs })
    const id = await pausedAtItsBeginning(dataset, { epochs })
    await control(id, 'stepEpoch')
    const paused = await control(id, 'stepBatch')
    const detail = await bench.call('runs.get', { run: id })
    await bench.lab.close()
    await open()
    expect((await bench.call('runs.list', {})).find((run) => run.id === id)).toEqual(paused)
    expect(await bench.call('runs.get', { run: id })).toEqual(detail)
    expect(await control(id, 'resume')).toMatchObject({ state: 'queued', epoch: 1, batch: 1 })
    expect(await bench.lab.finished(id)).toMatchObject({ state: 'done', fingerprint: whole.fingerprint })
    expect(await historyOf(id)).toEqual(await historyOf(whole.id))
  })

  it('goes on where an orderly close left it', async () => {
    const dataset = await importAdmissions()
    const { id } = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs: 100_000 }, [32]) })
    await grew(id)
    await bench.lab.close()
    await open()
    const [run] = await bench.call('runs.list', {})
    expect(run).toMatchObject({ id, state: 'interrupted' })
    const before = await historyOf(id)
    await control(id, 'resume')
    await grew(id)
    await control(id, 'pause')
    const after = await historyOf(id)
    const reached = before.epochs.length
    expect(after.epochs.length).toBeGreaterThan(reached)
    expect(after.epochs.slice(0, reached)).toEqual(before.epochs)
    expect(after.series['trainLoss']!.slice(0, reached)).toEqual(before.series['trainLoss'])
    // Not one epoch was trained again.
    const told = bench.events.flatMap((seen) => (seen.kind === 'historyGrew' ? [...seen.history.epochs] : []))
    expect(told[0]).toBe(reached)
  })

  it('goes on from the last checkpoint after a crash, along the same curve', async () => {
    const dataset = await importAdmissions()
    const { id } = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs: 100_000 }, [64, 64]) })
    // What a crash leaves is what is on the disk at some moment between two transactions.
    const crashed = join(folder, 'crashed')
    await bench.event((seen) => seen.kind === 'runChanged' && hasCheckpoint(workspace(), id))
    cpSync(workspace(), crashed, { recursive: true, filter: (path) => !path.includes('lock.sqlite') })
    const atCrash = (await historyOf(id)).epochs.length - 1
    await bench.event((seen) => seen.kind === 'runChanged' && seen.change.status.epoch > atCrash + 100)
    await control(id, 'cancel')
    const straightOn = await historyOf(id)
    await bench.lab.close()

    await open(crashed)
    expect(await bench.call('runs.list', {})).toMatchObject([{ id, state: 'interrupted' }])
    await control(id, 'resume')
    await bench.event((seen) => seen.kind === 'runChanged' && seen.change.status.epoch > atCrash + 100)
    const paused = await control(id, 'pause')
    const resumed = await historyOf(id)
    expect(resumed.epochs).toEqual(Uint32Array.from({ length: paused.epoch + 1 }, (_, epoch) => epoch))
    const told = bench.events.flatMap((seen) => (seen.kind === 'historyGrew' ? [...seen.history.epochs] : []))
    expect(told[0]).toBeGreaterThan(1)
    const common = Math.min(resumed.epochs.length, straightOn.epochs.length)
    expect(common).toBeGreaterThan(atCrash + 100)
    for (const name of ['trainLoss', 'validationLoss']) {
      expect(resumed.series[name]!.slice(0, common)).toEqual(straightOn.series[name]!.slice(0, common))
    }
  })

  it('begins again where a crash left no checkpoint', async () => {
    const dataset = await importAdmissions()
    const whole = await straight(dataset, { epochs })
    await bench.lab.close()
    const database = new DatabaseSync(join(workspace(), 'lab.sqlite'))
    database.exec(
      "UPDATE run_status SET state = 'training', status = json_set(status, '$.fingerprint', NULL), seal = NULL",
    )
    database.close()
    await open()
    expect(await bench.call('runs.list', {})).toMatchObject([{ state: 'interrupted', fingerprint: null }])
    await control(whole.id, 'resume')
    expect(await bench.lab.finished(whole.id)).toMatchObject({ state: 'done', fingerprint: whole.fingerprint })
    expect((await historyOf(whole.id)).epochs).toEqual(Uint32Array.of(0, 1, 2, 3, 4))
  })

  it('cancels a paused run, whose last finished epoch can then be exported', async () => {
    const dataset = await importAdmissions()
    const whole = await straight(dataset, { epochs: 1 })
    const id = await pausedAtItsBeginning(dataset, { epochs })
    await control(id, 'stepEpoch')
    await control(id, 'stepBatch')
    expect(await control(id, 'cancel')).toMatchObject({
      ...{ state: 'cancelled', epoch: 1, batch: 0 },
      ...{ fingerprint: whole.fingerprint, metrics: whole.metrics },
    })
    await expect(bench.call('models.export', { run: id })).resolves.toMatchObject({ fileName: 'tanh-6-3.json' })
  })

  it('refuses what does not go by name', async () => {
    const dataset = await importAdmissions()
    const { id, name } = await straight(dataset, { epochs })
    for (const action of ['resume', 'stepBatch', 'stepEpoch'] as const) {
      await expect(control(id, action)).rejects.toMatchObject({ code: 'bad-call', message: `${name} is not paused.` })
    }
    await expect(control(id, 'pause')).rejects.toMatchObject({ code: 'bad-call', message: `${name} is not training.` })
    await expect(control('nobody', 'resume')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says so where the dataset of a paused run is gone', async () => {
    const dataset = await importAdmissions()
    const id = await pausedAtItsBeginning(dataset, { epochs })
    await bench.lab.close()
    rmSync(join(workspace(), 'datasets', `${dataset}.columns`))
    await open()
    await expect(control(id, 'resume')).rejects.toThrow('dataset is not in the workspace any more')
    expect(await bench.call('runs.list', {})).toContainEqual(expect.objectContaining({ id, state: 'paused' }))
  })
})

/** The lab holds its store for itself: what is on the disk is read from a copy. */
function hasCheckpoint(path: string, run: string): boolean {
  const copy = join(folder, 'copy.sqlite')
  for (const end of ['', '-wal']) cpSync(join(path, `lab.sqlite${end}`), `${copy}${end}`)
  const database = new DatabaseSync(copy)
  const row = database.prepare('SELECT run FROM run_checkpoint WHERE run = ?').get(run)
  database.close()
  return row !== undefined
}
