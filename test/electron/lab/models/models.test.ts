import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LabEvent } from '@shared/contract/events'
import { LabError } from '@shared/contract/labError'
import type { RunSummary } from '@shared/contract/run'
import { defaultExporter } from '@shared/exports'
import { createArtifacts } from '../../../../electron/lab/models/artifacts'
import type { Operations } from '../../../../electron/lab/operations'
import { type Models, createModels } from '../../../../electron/lab/models/models'
import { type Database, openDatabase } from '../../../../electron/lab/store/database'
import { createModelStore } from '../../../../electron/lab/store/modelStore'
import type { RunOutput } from '../../../../electron/lab/store/runStore'
import { type Heard, WorkerPool } from '../../../../electron/lab/workerPool'
import type { ModelAnswer, ModelFacts, ModelRequest } from '../../../../electron/workers/model/modelMessages'
import { exampleDataset, exampleRun, fittedX } from '../../../support/examples'

const facts: ModelFacts = {
  ...{ id: 'm', name: 'tanh 8', target: 'y', classes: ['0', '1'], features: ['x'], hidden: [8], activation: 'tanh' },
  ...{ datasetName: 'example.csv', trainingRows: 60, fingerprint: 'f'.repeat(16) },
}
const run: RunSummary = {
  ...{ ...exampleRun, fingerprint: 'f'.repeat(16) },
  metrics: { train: null, validation: null, test: null },
}
const parts = { train: 2, validation: 0, test: 0, dropped: 1 }
const output: RunOutput = { fitted: fittedX, inputs: ['x'], parts, parameters: Float64Array.of(1, 2) }

/** A pool without threads: the test says what the model thread answers. */
class AnsweringPool extends WorkerPool<ModelRequest, ModelAnswer> {
  readonly asked: ModelRequest[] = []
  answer: ModelAnswer = { ok: true, kind: 'model', text: '{"a":1}', facts }
  constructor() {
    super('', 1)
  }
  override run(request: ModelRequest, onMessage: (message: ModelAnswer) => Heard): Promise<void> {
    this.asked.push(request)
    onMessage(this.answer)
    return Promise.resolve()
  }
}

let folder: string
let database: Database
let pool: AnsweringPool
let events: LabEvent[]
let works: { operation: string; entry: string; work: object }[]
let models: Models
/** What the scoring thread says at its end; an error where it fails. */
let scored: object

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'models-'))
  database = openDatabase(null)
  pool = new AnsweringPool()
  events = []
  works = []
  scored = { kind: 'done', rows: 3, unscored: 1, warnings: [], header: ['p'], preview: [['0.5']], bytes: 9 }
  const operations: Operations = {
    run: <Done>(operation: string, entry: string, work: object) => {
      works.push({ operation, entry, work })
      return scored instanceof Error ? Promise.reject(scored) : Promise.resolve(scored as Done)
    },
    cancel: () => undefined,
    close: () => Promise.resolve(),
  }
  models = createModels({
    ...{ store: createModelStore(database), pool, operations, artifacts: createArtifacts(join(folder, 'artifacts')) },
    ...{ scorer: 'scorer.js', emit: (event) => events.push(event) },
  })
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

/** A file that was uploaded: it goes when it is released. */
function uploaded(name: string, text = 'text') {
  const path = join(folder, 'upload')
  writeFileSync(path, text)
  return { path, name, release: () => Promise.resolve(rmSync(path)) }
}
const isReleased = () => !existsSync(join(folder, 'upload'))

describe('the library of models', () => {
  it('keeps the model of a run and tells it', async () => {
    const model = await models.keep(run, output, exampleDataset)
    expect(models.list()).toEqual([model])
    expect(model).toMatchObject({ ...facts, removed: false })
    expect(events).toEqual([{ kind: 'modelChanged', model }])
    expect(pool.asked).toMatchObject([
      {
        kind: 'write',
        parts: { preparation: fittedX, parameters: Float64Array.of(1, 2) },
        provenance: { name: run.name },
      },
    ])
  })

  it('has a model once, with the day on which it came first, and back again where it was removed', async () => {
    const first = await models.open(uploaded('m.json'))
    expect(models.update('m', true)).toEqual({ ...first, removed: true })
    expect(events.at(-1)).toEqual({ kind: 'modelChanged', model: { ...first, removed: true } })
    expect(await models.open(uploaded('m.json'))).toEqual(first)
    expect(models.list()).toEqual([first])
    expect(() => models.update('none', true)).toThrow('This model is not in the library.')
  })

  it('does not keep what the model thread refuses', async () => {
    pool.answer = { ok: false, problem: { code: 'bad-model', message: 'm.json was changed.' } }
    await expect(models.open(uploaded('m.json'))).rejects.toThrow(new LabError('bad-model', 'm.json was changed.'))
    expect([models.list(), events, isReleased()]).toEqual([[], [], true])
  })
})

describe('an export', () => {
  it('is an artifact that the model thread writes, and is not in the library', async () => {
    pool.answer = { ok: true, kind: 'export', bytes: 7 }
    const exported = await models.export(run, output, exampleDataset, 'model')
    expect(exported).toMatchObject({ fileName: 'logistic-regression.json', bytes: 7, mediaType: 'application/json' })
    expect(pool.asked).toMatchObject([{ kind: 'export', exporter: 'model', provenance: { name: run.name } }])
    expect((pool.asked[0] as { path: string }).path).toContain(exported.artifact)
    expect([models.list(), events]).toEqual([[], []])
  })

  it('is refused where there is no such format, and of a run that has not ended', async () => {
    await expect(models.export(run, output, exampleDataset, 'abacus')).rejects.toMatchObject({
      ...{ code: 'bad-call', message: `The model of ${run.name} cannot be exported as abacus.` },
    })
    const unfinished = { ...run, fingerprint: null }
    await expect(models.export(unfinished, output, exampleDataset, 'model')).rejects.toMatchObject({
      code: 'bad-model',
    })
    await expect(models.keep(unfinished, output, exampleDataset)).rejects.toMatchObject({ code: 'bad-model' })
    expect(pool.asked).toEqual([])
  })

  it('goes by what an exporter supports', async () => {
    const supports = vi.spyOn(defaultExporter, 'supports').mockReturnValue(false)
    expect(models.formats(run, output, exampleDataset).map(({ id }) => id)).not.toContain('model')
    await expect(models.export(run, output, exampleDataset, 'model')).rejects.toMatchObject({ code: 'bad-call' })
    expect(supports.mock.calls[0]?.[0]).toMatchObject({ fitted: { preparation: fittedX } })
    supports.mockRestore()
  })

  it('offers the formats of a model, none before the run has ended', () => {
    expect(models.formats(run, output, exampleDataset)[0]).toEqual({
      ...{ id: 'model', label: 'model (JSON)', extension: 'json', mediaType: 'application/json' },
    })
    expect(models.formats({ ...run, fingerprint: null }, output, exampleDataset)).toEqual([])
  })
})

describe('opening a model', () => {
  it('reads the file and lets it go', async () => {
    await models.open(uploaded('m.json', 'the text'))
    expect(pool.asked).toEqual([{ kind: 'read', text: 'the text', fileName: 'm.json' }])
    expect(isReleased()).toBe(true)
  })

  it('refuses a file that is far too large unread', async () => {
    const file = uploaded('m.json')
    truncateSync(file.path, 512 * 1024 * 1024 + 1)
    await expect(models.open(file)).rejects.toMatchObject({
      ...{ code: 'bad-model', message: 'm.json is too large to be a Logit Lab model file.' },
    })
    expect([pool.asked, isReleased()]).toEqual([[], true])
  })
})

describe('scoring', () => {
  it('hands the model and the file to its thread, and gives where the result lies', async () => {
    await models.open(uploaded('m.json'))
    const file = uploaded('rows.csv')
    const result = await models.score('operation', 'm', file)
    expect(result).toMatchObject({ fileName: 'rows-scored.csv', rows: 3, unscored: 1, warnings: [], bytes: 9 })
    expect(works).toMatchObject([
      { operation: 'operation', entry: 'scorer.js', work: { modelText: '{"a":1}', path: file.path, name: 'rows.csv' } },
    ])
    expect((works[0]!.work as { outPath: string }).outPath).toContain(result.artifact)
    expect(isReleased()).toBe(true)
  })

  it('lets the file go where the model is not there, or the thread fails', async () => {
    await expect(models.score('operation', 'none', uploaded('rows.csv'))).rejects.toMatchObject({ code: 'not-found' })
    expect([works, isReleased()]).toEqual([[], true])
    await models.open(uploaded('m.json'))
    scored = new LabError('cancelled', 'Cancelled.')
    await expect(models.score('operation', 'm', uploaded('rows.csv'))).rejects.toBe(scored)
    expect(isReleased()).toBe(true)
  })
})
