import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dataset } from '@shared/contract/dataset'
import type { CallArguments, LabApi } from '@shared/contract/labApi'
import type { RunSummary } from '@shared/contract/run'
import { engineVersion } from '@shared/engine/version'
import { createCores } from '../workers/threads/coreBudget'
import { createTurboState } from '../workers/threads/turboGate'
import type { BrowseAnswer, BrowseRequest } from '../workers/browse/browseMessages'
import type { FieldAnswer, FieldRequest } from '../workers/evaluate/evaluateMessages'
import type { ModelAnswer, ModelRequest } from '../workers/model/modelMessages'
import type { TrainMessage, TrainRequest } from '../workers/train/trainMessages'
import { createAnalysis } from './datasets/analysis'
import { createArtifacts } from './models/artifacts'
import { createCatalogue } from './datasets/catalogue'
import { createEventStream } from './events'
import { fieldOf } from './runs/fields'
import { createJobs } from './jobs'
import { removeLeftovers } from './datasets/leftovers'
import { memoryBudget } from './memoryBudget'
import type { Lab, LabOptions } from './lab'
import { createModels } from './models/models'
import { createRunQueue } from './runs/runQueue'
import { detailOf } from './runs/runDetail'
import { refuseSpec } from './refuseSpec'
import { findSample, samples } from './datasets/samples'
import { type Database, openDatabase } from './store/database'
import { createDatasetStore } from './store/datasetStore'
import { createModelStore } from './store/modelStore'
import { createRunStore } from './store/runStore'
import { createSettingStore } from './store/settingStore'
import { createUploads } from './datasets/uploads'
import { WorkerPool } from './workerPool'

/** More threads than this would wait for the disk. */
const importThreads = 4

/**
 * The application behind every door, put together.
 * @throws LabError `busy` where another Logit Lab has the workspace open
 */
export function createLab(options: LabOptions): Promise<Lab> {
  // Everything is opened synchronously, so that a refusal comes before anything is shown.
  return Promise.resolve().then(() => build(options))
}

function build(options: LabOptions): Lab {
  const database = openDatabase(options.workspace)
  try {
    return assemble(options, database)
  } catch (error) {
    // The workspace is not kept locked by a lab that never was.
    database.close()
    throw error
  }
}

function assemble(options: LabOptions, database: Database): Lab {
  const { workspace, workers } = options
  const folder = workspace ?? mkdtempSync(join(tmpdir(), 'logit-lab-'))
  const temporary = join(folder, 'temporary')
  const datasets = join(folder, 'datasets')
  mkdirSync(temporary, { recursive: true })
  removeLeftovers(temporary, datasets)

  const { emit, subscribe } = createEventStream()
  const jobs = createJobs(emit)
  const uploads = createUploads(join(temporary, 'uploads'))
  const artifacts = createArtifacts(join(temporary, 'artifacts'))
  const settings = createSettingStore(database)
  const cores = availableParallelism()
  const concurrentRuns = () => options.concurrentRuns ?? (settings.get().concurrentRuns || Math.max(1, cores - 1))

  const pool = new WorkerPool<TrainRequest, TrainMessage>(join(workers, 'training.js'), concurrentRuns())
  const evaluation = new WorkerPool<FieldRequest, FieldAnswer>(join(workers, 'evaluating.js'), 1)
  const modelling = new WorkerPool<ModelRequest, ModelAnswer>(join(workers, 'modelling.js'), 1)
  const analysis = createAnalysis({ pool: new WorkerPool(join(workers, 'analysing.js'), 1) })
  const browsing = new WorkerPool<BrowseRequest, BrowseAnswer>(join(workers, 'browsing.js'), 1)
  const memory = options.memory ?? memoryBudget()
  const catalogue = createCatalogue({
    store: createDatasetStore(database, datasets),
    jobs,
    importer: join(workers, 'importing.js'),
    browsing,
    memory,
    threads: Math.min(cores, importThreads),
    emit,
  })
  const runs = createRunQueue({
    store: createRunStore(database),
    pool,
    cores: createCores(cores),
    turbo: createTurboState(process.env['LOGIT_LAB_TURBO'] !== 'off'),
    accessOf: catalogue.access,
    memory,
    temporary,
    emit,
  })
  const models = createModels({
    store: createModelStore(database),
    pool: modelling,
    jobs,
    artifacts,
    scorer: join(workers, 'scoring.js'),
    emit,
  })

  const done = () => null
  /** Every action of the contract has its entry: one that is added there is missed here by the type checker. */
  const controls: Record<CallArguments<'controlRun'>['action'], (run: string) => Promise<RunSummary>> = {
    cancel: runs.cancel,
    pause: runs.pause,
    resume: async (run) => runs.resume(run),
    stepBatch: (run) => runs.step(run, 'batch'),
    stepEpoch: (run) => runs.step(run, 'epoch'),
  }
  /** Asked for twice at the same time, a sample is imported once. */
  const samplesOpening = new Map<string, Promise<Dataset>>()
  const openSample = async (job: string, sample: string): Promise<Dataset> => {
    const found = findSample(sample, options.samples)
    if ('text' in found) return catalogue.importText(job, found.name, found.text, temporary)
    return catalogue.import(job, { ...found, release: () => Promise.resolve() }, {})
  }
  const api: LabApi = {
    about: async () => ({
      version: options.version,
      engine: engineVersion,
      runtime: runtimeName(),
      workspace: workspace ?? 'in memory',
      cores,
      concurrentRuns: pool.size,
      samples,
    }),
    saveSettings: async (changes) => {
      const saved = settings.save(changes as Partial<typeof saved>)
      pool.resize(concurrentRuns())
      return saved
    },

    listDatasets: async () => catalogue.list(),
    beginUpload: async ({ name, bytes }) => uploads.begin(name, bytes),
    appendUpload: ({ upload, chunk }) => uploads.append(upload, chunk).then(done),
    importDataset: async ({ job, source, reading }) => {
      if (source.kind !== 'sample') return catalogue.import(job, await uploads.resolve(source), reading)
      const { sample } = source
      const opening = samplesOpening.get(sample) ?? openSample(job, sample).finally(() => samplesOpening.delete(sample))
      samplesOpening.set(sample, opening)
      return opening
    },
    previewFile: async ({ source, reading }) => catalogue.preview(await uploads.peek(source), reading),
    cancelJob: async ({ job }) => {
      jobs.cancel(job)
      return null
    },
    getDataset: async ({ dataset }) => catalogue.get(dataset),
    getRows: ({ dataset, view, offset, count }) => catalogue.page(dataset, view, offset, count),
    getColumns: ({ dataset, columns }) => catalogue.columns(dataset, columns),
    analyseDataset: ({ dataset, question }) => analysis.answer(dataset, catalogue.access(dataset), question),

    listRuns: async () => runs.list(),
    trainRun: async ({ spec, name }) => {
      refuseSpec(spec, catalogue.get(spec.dataset))
      return runs.train(spec, catalogue.access(spec.dataset), name)
    },
    controlRun: ({ run, action }) => controls[action](run),
    updateRun: async ({ run, name, removed }) => runs.update(run, { name, removed }),
    getRun: async ({ run }) => detailOf(runs.get(run), runs.residue(run)),
    getHistory: async ({ run }) => runs.history(runs.get(run).id),
    getField: async ({ run: id, ...query }) => {
      const run = runs.get(id)
      return fieldOf(evaluation, run, runs.residue(id), catalogue.get(run.spec.dataset), query)
    },

    exportModel: async ({ run: id }) => {
      // What a cancelled run had reached may still be under way.
      const run = runs.get(id).state === 'cancelled' ? await runs.finished(id) : runs.get(id)
      return models.export(run, runs.residue(id), catalogue.get(run.spec.dataset))
    },
    listModels: async () => models.list(),
    openModel: async ({ source }) => models.open(await uploads.resolve(source)),
    updateModel: async ({ model, removed }) => models.update(model, removed),
    scoreFile: async ({ job, model, source }) => models.score(job, model, await uploads.resolve(source)),
    readArtifact: ({ artifact, offset, length }) => artifacts.read(artifact, offset, length),
  }

  return {
    api,
    subscribe,
    finished: (run) => runs.finished(run),
    close: async () => {
      await Promise.all([runs, evaluation, modelling, browsing, analysis, jobs].map((part) => part.close()))
      database.close()
      rmSync(workspace === null ? folder : temporary, { recursive: true, force: true })
    },
  }
}

function runtimeName(): string {
  const { electron, node } = process.versions
  return electron === undefined ? `Node ${node}` : `Electron ${electron}`
}
