import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { filesHolding } from '../../support/filesHolding'
import { type LabBench, admissions, admissionsSpec, openLab } from './labBench'

let folder: string
let workspace: string
let bench: LabBench
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eraser-'))
  workspace = join(folder, 'workspace')
  bench = await openLab(workspace, 1)
})
afterEach(async () => {
  await bench.lab.close()
  rmSync(folder, { recursive: true })
})

async function importFile(path: string): Promise<string> {
  const source = { kind: 'path', path } as const
  return (await bench.call('datasets.import', { operation: 'import', source, reading: {} })).id
}

const secret = 'Weatherwax-1701'
function secretFile(): string {
  const path = join(folder, 'ward.csv')
  const rows = Array.from({ length: 200 }, (_, row) => {
    const patient = row % 2 === 0 ? secret : 'Ogg-1692'
    return `${row},${(row * 7919) % 101},${patient},${(row * 13) % 2}`
  })
  writeFileSync(path, `${secret}-id,exam_1,patient,admitted\n${rows.join('\n')}\n`)
  return path
}
const secretSpec = (dataset: string) => {
  const spec = admissionsSpec(dataset)
  return { ...spec, preparation: { ...spec.preparation, features: ['exam_1', 'patient'] } }
}
async function reopen(): Promise<void> {
  await bench.lab.close()
  bench = await openLab(workspace, 1)
}

it('leaves no cell of an erased dataset in any file of the workspace, after runs, looks, questions and a backup', async () => {
  const kept = await importFile(admissions)
  const dataset = await importFile(secretFile())
  const spec = secretSpec(dataset)
  await bench.call('datasets.saveDraft', { spec })
  const run = await bench.call('runs.train', { spec })
  await bench.lab.finished(run.id)
  await bench.call('runs.predictions', { run: run.id })
  await reopen()
  await bench.call('datasets.rename', { dataset, name: 'Ward 7' })
  // Threads that keep the table open.
  await bench.call('datasets.rows', { dataset, offset: 0, count: 5, view: null })
  await bench.call('datasets.classHistogram', { dataset, column: 'patient', target: 'admitted' })
  expect(filesHolding(workspace, secret).length).toBeGreaterThan(2)

  await bench.call('datasets.setRemoved', { dataset, removed: true })
  expect(await bench.call('datasets.erase', { datasets: [dataset] })).toEqual({ left: [] })
  expect(filesHolding(workspace, secret)).toEqual([])
  expect(readdirSync(join(workspace, 'datasets'))).toEqual([`${kept}.columns`])
  expect(readdirSync(join(workspace, 'predictions'))).toEqual([])
  const told = bench.events.filter(({ kind }) => kind === 'datasetErased' || kind === 'runErased')
  expect(told).toEqual([
    { kind: 'runErased', run: run.id },
    { kind: 'datasetErased', dataset },
  ])
  await expect(bench.call('datasets.get', { dataset })).rejects.toMatchObject({ code: 'not-found' })
  await expect(bench.call('datasets.rows', { dataset, offset: 0, count: 5, view: null })).rejects.toMatchObject({
    code: 'not-found',
  })
  // A page that has not heard of it yet brings nothing of it back.
  await bench.call('datasets.saveDraft', { spec })
  await reopen()
  expect(filesHolding(workspace, secret)).toEqual([])
  expect((await bench.call('datasets.list', {})).map(({ id }) => id)).toEqual([kept])
  expect(await bench.call('runs.list', {})).toEqual([])
  expect(await bench.call('datasets.draft', { dataset: kept })).toBeNull()
})

it('erases a dataset while a run on it trains, and a model that was kept of it stays', async () => {
  const dataset = await importFile(admissions)
  const done = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs: 5 }) })
  await bench.lab.finished(done.id)
  await bench.call('models.keep', { run: done.id })
  const training = { epochs: 100_000, patience: 0 } as const
  const long = await bench.call('runs.train', { spec: admissionsSpec(dataset, training, [8]) })
  const waiting = await bench.call('runs.train', { spec: admissionsSpec(dataset, training, [9]) })
  await bench.event((event) => event.kind === 'historyGrew' && event.run === long.id)
  await bench.call('datasets.setRemoved', { dataset, removed: true })
  await bench.call('datasets.erase', { datasets: [dataset] })
  expect(await bench.call('runs.list', {})).toEqual([])
  await expect(bench.call('runs.get', { run: waiting.id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await bench.call('models.list', {})).toHaveLength(1)
  expect(existsSync(join(workspace, 'datasets', `${dataset}.columns`))).toBe(false)
  // The thread is free for the next one.
  const again = await importFile(admissions)
  const next = await bench.call('runs.train', { spec: admissionsSpec(again, { epochs: 5 }) })
  expect((await bench.lab.finished(next.id)).state).toBe('done')
})

it('pauses the runs of a dataset that goes into the bin, and trains none on it until it is restored', async () => {
  const dataset = await importFile(admissions)
  const spec = admissionsSpec(dataset, { epochs: 100_000, patience: 0 }, [8])
  const run = await bench.call('runs.train', { spec })
  await bench.event((event) => event.kind === 'historyGrew' && event.run === run.id)
  await bench.call('datasets.setRemoved', { dataset, removed: true })
  await bench.event((event) => event.kind === 'runChanged' && event.change.status.state === 'paused')
  await expect(bench.call('runs.train', { spec })).rejects.toThrow('in the bin')
  await expect(bench.call('runs.resume', { run: run.id })).rejects.toThrow('in the bin')
  await reopen()
  expect(await bench.call('datasets.list', {})).toMatchObject([{ id: dataset, removed: true }])
  expect(await bench.call('datasets.setRemoved', { dataset, removed: false })).toMatchObject({ removed: false })
  expect(await bench.call('runs.resume', { run: run.id })).toMatchObject({ state: 'queued' })
  await bench.call('runs.cancel', { run: run.id })
})

it('brings a dataset back from the bin when its file is opened again', async () => {
  const dataset = await importFile(admissions)
  await bench.call('datasets.setRemoved', { dataset, removed: true })
  expect(await importFile(admissions)).toBe(dataset)
  expect(await bench.call('datasets.list', {})).toMatchObject([{ id: dataset, removed: false }])
})

it('erases nothing that is not in the bin', async () => {
  const dataset = await importFile(admissions)
  const run = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs: 5 }) })
  await bench.lab.finished(run.id)
  await expect(bench.call('datasets.erase', { datasets: [dataset] })).rejects.toMatchObject({ code: 'bad-call' })
  await expect(bench.call('runs.erase', { runs: [run.id] })).rejects.toMatchObject({ code: 'bad-call' })
  expect(await bench.call('datasets.get', { dataset })).toMatchObject({ id: dataset })
  expect(await bench.call('runs.get', { run: run.id })).toMatchObject({ run: { id: run.id } })
})

it('erases a run that was removed while it trained, and tells it', async () => {
  const dataset = await importFile(admissions)
  const spec = admissionsSpec(dataset, { epochs: 100_000, patience: 0 }, [8])
  const [run, other] = [await bench.call('runs.train', { spec }), await bench.call('runs.train', { spec })]
  await bench.event((event) => event.kind === 'historyGrew' && event.run === run.id)
  await bench.call('runs.setRemoved', { run: run.id, removed: true })
  expect(await bench.call('runs.erase', { runs: [run.id] })).toEqual({ left: [] })
  expect((await bench.call('runs.list', {})).map(({ id }) => id)).toEqual([other.id])
  expect(bench.events).toContainEqual({ kind: 'runErased', run: run.id })
  await bench.call('runs.cancel', { run: other.id })
})

it('renames a dataset for every door and for what is said of it', async () => {
  const dataset = await importFile(admissions)
  await bench.call('datasets.rename', { dataset, name: 'Autumn intake' })
  expect(bench.events.at(-1)).toMatchObject({ kind: 'datasetChanged', dataset: { name: 'Autumn intake' } })
  await reopen()
  expect(await bench.call('datasets.get', { dataset })).toMatchObject({ name: 'Autumn intake', rows: 100 })
})
