import { mkdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { LabApi } from '@shared/contract/labApi'
import { createCores } from '../workers/threads/coreBudget'
import { createTurboState } from '../workers/threads/turboDecision'
import type { BrowseAnswer, BrowseRequest } from '../workers/browse/browseMessages'
import type { EvaluateAnswer, EvaluateRequest } from '../workers/evaluate/evaluateMessages'
import type { ModelAnswer, ModelRequest } from '../workers/model/modelMessages'
import type { TrainMessage, TrainRequest } from '../workers/train/trainMessages'
import { createAppCalls } from './calls/app'
import { createDatasetsCalls } from './calls/datasets'
import { createEvaluationCalls } from './calls/evaluation'
import { createFilesCalls } from './calls/files'
import { createOperationsCalls } from './calls/operations'
import { createModelsCalls } from './calls/models'
import { createRunsCalls } from './calls/runs'
import { createSettingsCalls } from './calls/settings'
import { createAnalysis } from './datasets/analysis'
import { createArtifacts } from './models/artifacts'
import { createCatalogue } from './datasets/catalogue'
import { createEraser } from './eraser'
import { createEventStream } from './events'
import { createOperations } from './operations'
import { removeLeftovers, removeStrayFiles } from './datasets/leftovers'
import { memoryBudget } from './memoryBudget'
import type { Lab, LabOptions } from './lab'
import { createModels } from './models/models'
import { createPreparationCache, shareOfPreparations } from './runs/preparationCache'
import { createRunQueue } from './runs/runQueue'
import { createSampleOpener } from './datasets/openSample'
import { type Database, openDatabase, readable } from './store/database'
import { createDatasetStore } from './store/datasetStore'
import { createDraftStore } from './store/draftStore'
import { createModelStore } from './store/modelStore'
import { createRunStore } from './store/runStore'
import { createSettingStore } from './store/settingStore'
import { createUploads } from './datasets/uploads'
import { makeTemporaryFolder } from './temporaryFolder'
import { WorkerPool } from './workerPool'
import type { StartedAhead } from '../workers/threads/kernelsAhead'

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
    throw options.workspace === null ? error : readable(error, options.workspace)
  }
}

function assemble(options: LabOptions, database: Database): Lab {
  const { workspace, workers } = options
  const folder = workspace ?? makeTemporaryFolder()
  const temporary = join(folder, 'temporary')
  const datasets = join(folder, 'datasets')
  const predictions = join(folder, 'predictions')
  mkdirSync(temporary, { recursive: true })
  removeLeftovers(temporary, datasets, predictions)

  const { emit, subscribe } = createEventStream()
  const operations = createOperations(emit)
  const uploads = createUploads(join(temporary, 'uploads'))
  const artifacts = createArtifacts(join(temporary, 'artifacts'))
  const settings = createSettingStore(database)
  const cores = availableParallelism()
  const concurrentRuns = () => options.concurrentRuns ?? (settings.get().concurrentRuns || Math.max(1, cores - 1))

  const pool = new WorkerPool<TrainRequest, TrainMessage>(join(workers, 'training.js'), concurrentRuns())
  // Two, so that a field is drawn while something long is worked out.
  const evaluation = new WorkerPool<EvaluateRequest, EvaluateAnswer>(join(workers, 'evaluating.js'), Math.min(2, cores))
  const modelling = new WorkerPool<ModelRequest, ModelAnswer>(join(workers, 'modelling.js'), 1)
  const analysis = createAnalysis({ pool: new WorkerPool(join(workers, 'analysing.js'), 1) })
  const browsing = new WorkerPool<BrowseRequest, BrowseAnswer>(join(workers, 'browsing.js'), 1)
  const memory = options.memory ?? memoryBudget()
  const datasetStore = createDatasetStore(database, datasets)
  const catalogue = createCatalogue({
    store: datasetStore,
    operations,
    importer: join(workers, 'importing.js'),
    browsing,
    memory,
    threads: Math.min(cores, importThreads),
    emit,
  })
  const modelStore = createModelStore(database)
  const runStore = createRunStore(database)
  const listed = new Set(runStore.list().map(({ id }) => id))
  const imported = new Set(datasetStore.list().map(({ id }) => id))
  // Every list is read once, so that what is damaged is known from the start.
  settings.get()
  modelStore.list()
  // Where the store is damaged, what it does not know may be all there is.
  if (database.damage.sound) {
    removeStrayFiles(predictions, '.predictions', listed)
    removeStrayFiles(datasets, '.columns', imported)
  }
  /** A lab in memory has nobody who would come back to them. */
  const keptPredictions = workspace === null ? null : predictions
  const preparations = createPreparationCache(memory * shareOfPreparations)
  const runs = createRunQueue({
    store: runStore,
    pool,
    cores: createCores(cores),
    turbo: createTurboState(process.env['LOGIT_LAB_TURBO'] !== 'off'),
    accessOf: catalogue.access,
    memory,
    temporary,
    predictions: keptPredictions,
    preparations,
    emit,
  })
  const models = createModels({
    store: modelStore,
    pool: modelling,
    operations,
    artifacts,
    scorer: join(workers, 'scoring.js'),
    emit,
  })

  const eraser = createEraser({ database, catalogue, analysis, evaluation, runs, preparations })
  const openSample = createSampleOpener(catalogue, { samples: options.samples, temporary })
  const api: LabApi = {
    ...createAppCalls({
      ...{ version: options.version, workspace, cores, concurrentRuns: () => pool.size },
      remarks: database.damage.sentences,
    }),
    ...createSettingsCalls(settings, () => pool.resize(concurrentRuns())),
    ...createFilesCalls({ uploads, artifacts }),
    ...createOperationsCalls(operations),
    ...createDatasetsCalls({
      ...{ catalogue, uploads, analysis, runs, eraser, openSample },
      drafts: createDraftStore(database),
    }),
    ...createRunsCalls({ runs, eraser, catalogue, evaluation, predictions: keptPredictions, memory }),
    ...createEvaluationCalls({
      ...{ runs, catalogue, evaluation, predictions: keptPredictions, memory, artifacts, version: options.version },
      isTestCovered: () => settings.get().coverTest,
    }),
    ...createModelsCalls({ models, runs, catalogue, uploads, evaluation }),
  }

  database.damage.listen((text) => emit({ kind: 'remarked', text }))

  return {
    api,
    subscribe,
    expectRun: (precision) => pool.prepare({ ahead: precision } satisfies StartedAhead),
    finished: (run) => runs.finished(run),
    close: async () => {
      await Promise.all([runs, evaluation, modelling, browsing, analysis, operations].map((part) => part.close()))
      database.close()
      rmSync(workspace === null ? folder : temporary, { recursive: true, force: true })
    },
  }
}
