import { readFile, stat } from 'node:fs/promises'
import type { Dataset } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import type { ModelSummary, ScoreSummary } from '@shared/contract/model'
import type { RunSummary } from '@shared/contract/run'
import { engineVersion } from '@shared/engine/version'
import type { ModelAnswer, ModelRequest } from '../../workers/model/modelMessages'
import type { ScoreDone } from '../../workers/score/scoreMessages'
import type { Artifacts } from './artifacts'
import type { Emit } from '../events'
import type { Jobs } from '../jobs'
import type { ModelStore } from '../store/modelStore'
import type { RunOutput } from '../store/runStore'
import type { NamedFile } from '../datasets/uploads'
import { type WorkerPool, requestFromPool } from '../workerPool'

/** A model file larger than this is not one of ours. */
const maximumBytes = 512 * 1024 * 1024

export interface Models {
  list(): ModelSummary[]
  /** The model file of a run that has weights; it is put into the library too. */
  export(run: RunSummary, output: RunOutput | null, dataset: Dataset): Promise<{ fileName: string; text: string }>
  open(file: NamedFile): Promise<ModelSummary>
  update(id: string, removed: boolean): ModelSummary
  score(job: string, id: string, file: NamedFile): Promise<ScoreSummary>
}

/** The library of models: files written from runs or opened, and what they score. */
export function createModels(options: {
  store: ModelStore
  pool: WorkerPool<ModelRequest, ModelAnswer>
  jobs: Jobs
  artifacts: Artifacts
  scorer: string
  emit: Emit
}): Models {
  const { store, pool, jobs, artifacts, scorer, emit } = options

  /** Has the model thread write or read a file, and keeps it in the library. */
  const keep = async (request: ModelRequest): Promise<{ text: string; summary: ModelSummary }> => {
    const { text, facts } = await requestFromPool(pool, request)
    const addedAt = store.get(facts.id)?.addedAt ?? new Date().toISOString()
    const summary: ModelSummary = { ...facts, addedAt, removed: false }
    store.save(summary, text)
    emit({ kind: 'modelChanged', model: summary })
    return { text, summary }
  }
  const find = (id: string): ModelSummary => {
    const model = store.get(id)
    if (!model) throw new LabError('not-found', 'This model is not in the library. Open its file again.')
    return model
  }

  return {
    list: () => store.list(),
    export: async (run, output, dataset) => {
      const { text } = await keep(writeRequest(run, output, dataset))
      return { fileName: `${fileNameOf(run.name)}.json`, text }
    },
    open: async (file) => {
      try {
        if ((await stat(file.path)).size > maximumBytes) {
          throw new LabError('bad-model', `${file.name} is too large to be a Logit Lab model file.`)
        }
        const text = await readFile(file.path, 'utf8')
        return (await keep({ kind: 'read', text, fileName: file.name })).summary
      } finally {
        await file.release()
      }
    },
    update: (id, removed) => {
      const summary = { ...find(id), removed }
      store.setRemoved(id, removed)
      emit({ kind: 'modelChanged', model: summary })
      return summary
    },
    score: async (job, id, file) => {
      try {
        const text = store.text(find(id).id)
        const artifact = artifacts.create()
        const work = { modelText: text, path: file.path, name: file.name, outPath: artifact.path }
        const done = await jobs.run<ScoreDone>(job, scorer, work)
        const { rows, unscored, warnings, header, preview, bytes } = done
        const fileName = `${file.name.replace(/\.[^.]+$/, '')}-scored.csv`
        return { artifact: artifact.id, fileName, bytes, rows, unscored, warnings, header, preview }
      } finally {
        await file.release()
      }
    },
  }
}

/** @throws LabError `bad-model` where the run has not left usable weights */
function writeRequest(run: RunSummary, output: RunOutput | null, dataset: Dataset): ModelRequest {
  if (!output?.parameters || !run.metrics || !run.fingerprint) {
    throw new LabError(
      'bad-model',
      `${run.name} has not finished: a model can be exported when its training has ended.`,
    )
  }
  return {
    kind: 'write',
    model: {
      format: 'logit-lab-model',
      version: 3,
      engine: engineVersion,
      name: run.name,
      createdAt: run.createdAt,
      dataset: { name: dataset.name, sha256: dataset.source, rows: dataset.rows },
      spec: run.spec,
      preparation: output.fitted,
      metrics: run.metrics,
      fingerprint: run.fingerprint,
    },
    inputs: output.inputs.length,
    parameters: output.parameters,
  }
}

/** What Windows takes for a device, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/

/** A name that every file system takes. */
function fileNameOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-')
  const short = plain
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
    .toLowerCase()
  return short === '' ? 'model' : deviceName.test(short) ? `model-${short}` : short
}
