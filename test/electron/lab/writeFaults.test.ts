/**
 * A small session on a disk whose n-th write fails, for every n: what was acknowledged is there afterwards, what failed is as it was or
 * whole, and the reason is a sentence. The stand-ins for `node:fs` and `node:sqlite` count what writes and refuse it.
 */
import type * as FileSystem from 'node:fs'
import type * as FilePromises from 'node:fs/promises'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type * as Sqlite from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { problemOf } from '@shared/contract/labError'
import { statusOf } from '@shared/contract/run'
import { createUploads } from '../../../electron/lab/datasets/uploads'
import { type Database, openDatabase } from '../../../electron/lab/store/database'
import { createDatasetStore } from '../../../electron/lab/store/datasetStore'
import { createModelStore } from '../../../electron/lab/store/modelStore'
import { createRunStore } from '../../../electron/lab/store/runStore'
import { createSettingStore } from '../../../electron/lab/store/settingStore'
import { importFile } from '../../../electron/workers/import/importFile'
import { openTable } from '../../../electron/workers/table/tableAccess'
import { predictionsFrom } from '@shared/model/predictions'
import { keepPredictions } from '../../../electron/workers/train/keptPredictions'
import { exampleDataset, exampleRun, fittedX } from '../../support/examples'
import { historyOf } from '../../support/histories'
import { isFull } from '../../support/thoroughness'
import { startReadingHere } from '../workers/import/blocks/importing'
import { admissions } from './labBench'

const codes = ['ENOSPC', 'EFBIG', 'EACCES', 'EIO', 'EROFS', 'ENOENT'] as const
type Code = (typeof codes)[number]

const disk = vi.hoisted(() => {
  const state = { writes: 0, failsAt: Infinity, once: false, code: 'EIO' }
  const refuses = (): boolean => {
    state.writes += 1
    return state.writes === state.failsAt || (!state.once && state.writes > state.failsAt)
  }
  return {
    state,
    /** Of the file system. */
    write: (syscall: string): void => {
      const { code } = state
      if (refuses()) throw Object.assign(new Error(`${code}: refused, ${syscall}`), { code, syscall })
    },
    /** Of SQLite, as its own file system would say it. */
    store: (): void => {
      const errcode = ({ ENOSPC: 13, EACCES: 8, EROFS: 8 } as Record<string, number>)[state.code] ?? 778
      if (refuses()) throw Object.assign(new Error('refused'), { code: 'ERR_SQLITE_ERROR', errcode })
    },
  }
})

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>()
  const before = <Arguments extends unknown[], Value>(call: string, work: (...args: Arguments) => Value) =>
    ((...args: Arguments) => {
      disk.write(call)
      return work(...args)
    }) as typeof work
  return {
    ...fs,
    writeSync: before('write', fs.writeSync as (...args: unknown[]) => number),
    writeFileSync: before('write', fs.writeFileSync),
    renameSync: before('rename', fs.renameSync),
    mkdirSync: before('mkdir', fs.mkdirSync as (...args: unknown[]) => unknown),
    fsyncSync: before('fsync', fs.fsyncSync),
    copyFileSync: before('copyfile', fs.copyFileSync),
    openSync: (path: string, flags: string) => {
      if (flags !== 'r') disk.write('open')
      return fs.openSync(path, flags)
    },
  }
})
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof FilePromises>()
  return {
    ...fs,
    rename: async (from: string, to: string) => {
      disk.write('rename')
      await fs.rename(from, to)
    },
    open: async (path: string, flags: string) => {
      if (flags !== 'r') disk.write('open')
      const file = await fs.open(path, flags)
      if (flags === 'r') return file
      const [write, sync] = [file.write.bind(file) as (...args: unknown[]) => unknown, file.sync.bind(file)]
      return Object.assign(file, {
        write: async (...args: unknown[]) => {
          disk.write('write')
          return write(...args)
        },
        sync: async () => {
          disk.write('fsync')
          await sync()
        },
      })
    },
  }
})
vi.mock('node:sqlite', async (original) => {
  const sqlite = await original<typeof Sqlite>()
  return {
    ...sqlite,
    DatabaseSync: class extends sqlite.DatabaseSync {
      override exec(sql: string) {
        if (/^(BEGIN IMMEDIATE|COMMIT|PRAGMA wal_checkpoint)/.test(sql)) disk.store()
        super.exec(sql)
      }
      override prepare(sql: string) {
        const statement = super.prepare(sql)
        if (!/^\s*(INSERT|UPDATE|DELETE)/.test(sql)) return statement
        const run = statement.run.bind(statement) as (...args: unknown[]) => unknown
        return Object.assign(statement, {
          run: (...args: unknown[]) => {
            disk.store()
            return run(...args)
          },
        })
      }
    },
  }
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'faults-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const { id } = exampleRun
const status = statusOf(exampleRun)
const training = { ...status, state: 'training' } as const
const parts = { train: 2, validation: 1, test: 0, dropped: 0 }
const losses = historyOf([0, 1, 2].map((epoch) => ({ epoch, trainLoss: 1 / (epoch + 1) })))
const weights = Float64Array.of(0.1, -0)
const model = {
  ...{
    id: 'm',
    name: 'Model',
    target: 'y',
    classes: ['0', '1'],
    features: ['x'],
    hidden: [],
    activation: 'tanh' as const,
  },
  ...{ datasetName: 'a.csv', trainingRows: 2, fingerprint: 'f'.repeat(16), addedAt: '2026-01-01', removed: false },
}
const predictions = predictionsFrom({
  ...{ rows: Uint32Array.of(0), parts: Uint8Array.of(1), truth: Uint8Array.of(1) },
  ...{ outputs: Float64Array.of(0.25), classes: ['a', 'b'], scaling: null },
})

/** What somebody does, one after the other; each needs the ones that it names. */
const steps = ['setting', 'import', 'add', 'train', 'pause', 'end', 'model', 'upload'] as const
type Step = (typeof steps)[number]
const needs: Partial<Record<Step, Step[]>> = { train: ['add'], pause: ['add'], end: ['add'] }

const storesOf = (database: Database, workspace: string) => ({
  settings: createSettingStore(database),
  datasets: createDatasetStore(database, join(workspace, 'datasets')),
  runs: createRunStore(database),
  models: createModelStore(database),
})

async function work(step: Step, workspace: string, stores: ReturnType<typeof storesOf>): Promise<void> {
  const { settings, datasets, runs, models } = stores
  switch (step) {
    case 'setting':
      settings.save({ theme: 'dark' })
      return
    case 'import': {
      const cancel = new SharedArrayBuffer(4)
      const request = { path: admissions, name: 'admissions.csv', reading: {}, memory: 1e9, threads: 1, cancel }
      const done = await importFile({ ...request, folder: datasets.folder }, { startReading: startReadingHere })
      datasets.save({ ...exampleDataset, id: done.id, rows: done.rows }, done.layout ?? [])
      return
    }
    case 'add':
      return runs.add({ ...exampleRun, state: 'queued' })
    case 'train': {
      const prepared = { fitted: fittedX, inputs: ['x'], parts }
      return runs.saveProgress(id, training, { prepared, history: losses, parameters: weights })
    }
    case 'pause':
      return runs.saveProgress(id, { ...training, state: 'paused' }, { checkpoint: Uint8Array.of(7) })
    case 'end':
      // Predictions that the disk does not take are computed anew.
      keepPredictions(join(workspace, 'predictions', 'r.predictions'), predictions, 'f')
      return runs.saveProgress(id, status, {})
    case 'model':
      return models.save(model, '{}')
    case 'upload': {
      const uploads = createUploads(join(workspace, 'temporary'))
      const upload = uploads.begin('a.csv', 3)
      await uploads.append(upload, Uint8Array.of(1, 2, 3))
      await uploads.resolve({ kind: 'upload', upload })
    }
  }
}

/** Whether what a step does is there, all of it. */
function isThere(step: Step, stores: ReturnType<typeof storesOf>): boolean {
  const { settings, datasets, runs, models } = stores
  const state = runs.get(id)?.state
  switch (step) {
    case 'setting':
      return settings.get().theme === 'dark'
    case 'import': {
      const [dataset] = datasets.list()
      if (!dataset) return false
      const table = openTable(datasets.access(dataset.id))
      try {
        return table.columns.every((column) => (column.kind === 'number' ? column.values : column.codes).length === 100)
      } finally {
        table.close()
      }
    }
    case 'add':
      return state !== undefined
    case 'train':
      return runs.history(id).epochs.length === 3 && runs.output(id)?.parameters?.[0] === 0.1
    case 'pause':
      return state === 'done' || runs.checkpoint(id) instanceof Uint8Array
    case 'end':
      return state === 'done'
    case 'model':
      return models.text('m') === '{}'
    case 'upload':
      return true
  }
}

let sessions = 0

/** What is wrong after a session whose n-th write fails; nothing is right. Answers also how often it wrote. */
async function session(failsAt: number, code: Code, once: boolean): Promise<{ faults: string[]; writes: number }> {
  const workspace = join(folder, String(sessions++))
  const how = `${code} at write ${failsAt}${once ? ' only' : ' and after'}`
  const faults: string[] = []
  const acknowledged = new Set<Step>()
  Object.assign(disk.state, { writes: 0, failsAt, code, once })
  const expected = (what: string, error: unknown) => {
    const problem = problemOf(error)
    if (problem.code !== 'disk') faults.push(`${how}: ${what} says ${problem.message}`)
  }
  let database: Database | null = null
  try {
    database = openDatabase(workspace)
    const stores = storesOf(database, workspace)
    for (const step of steps) {
      if (needs[step]?.some((needed) => !acknowledged.has(needed))) continue
      try {
        await work(step, workspace, stores)
        acknowledged.add(step)
      } catch (error) {
        expected(step, error)
      }
    }
  } catch (error) {
    expected('open', error)
  }
  try {
    database?.close()
  } catch (error) {
    faults.push(`${how}: close throws ${String(error)}`)
  }
  const { writes } = disk.state
  disk.state.failsAt = Infinity
  const again = openDatabase(workspace)
  const stores = storesOf(again, workspace)
  for (const step of acknowledged)
    if (!isThere(step, stores)) faults.push(`${how}: ${step} was acknowledged and is not there`)
  faults.push(...again.damage.sentences().map((sentence) => `${how}: ${sentence}`))
  again.close()
  const left = existsSync(join(workspace, 'datasets')) ? readdirSync(join(workspace, 'datasets')) : []
  faults.push(...left.filter((name) => name.endsWith('.part')).map((name) => `${how}: ${name} is left`))
  rmSync(workspace, { recursive: true })
  return { faults, writes }
}

describe('a session whose disk refuses a write', () => {
  it('keeps what it acknowledged, and says why it did not the rest, whichever write it is', async () => {
    const { faults, writes } = await session(Infinity, 'EIO', true)
    expect(faults).toEqual([])
    expect(writes).toBeGreaterThan(40)
    for (let failsAt = 1; failsAt <= writes; failsAt++) {
      for (const code of isFull ? codes : [codes[failsAt % codes.length] as Code]) {
        for (const once of [true, false]) faults.push(...(await session(failsAt, code, once)).faults)
      }
    }
    console.log(`${sessions} sessions of ${writes} writes`)
    expect(faults).toEqual([])
  }, 600_000)

  it('rolls back what a full store does not take, at whatever size it is full', () => {
    const database = openDatabase(join(folder, 'full'))
    const runs = createRunStore(database)
    runs.add({ ...exampleRun, state: 'training' })
    const { page_count: pages } = database.sql.prepare('PRAGMA page_count').get() as { page_count: number }
    const long = historyOf(Array.from({ length: 4000 }, (_, epoch) => ({ epoch, trainLoss: epoch })))
    const refusals: string[] = []
    for (let more = 0; refusals.length === more; more++) {
      database.sql.exec(`PRAGMA max_page_count = ${pages + more}`)
      try {
        runs.saveProgress(id, { ...training, epoch: 4000 }, { history: long, parameters: new Float64Array(3000) })
      } catch (error) {
        refusals.push(problemOf(error).code)
        expect(runs.history(id).epochs).toHaveLength(0)
        expect(runs.get(id)).toEqual({ ...exampleRun, state: 'training' })
      }
    }
    expect(new Set(refusals)).toEqual(new Set(['disk']))
    expect(runs.history(id)).toEqual(long)
    database.close()
  })
})
