import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Dataset } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import type { ModelSummary, ScoreSummary } from '@shared/contract/model'
import type { RunSummary } from '@shared/contract/run'
import { engineVersion } from '@shared/engine/version'
import { createNetwork, layersOf } from '@shared/engine/network'
import { type ModelFile, readModelFile, writeModelFile } from '@shared/formats/modelFile'
import type { ScoreDone } from '../workers/scoreMessages'
import type { Artifacts } from './artifacts'
import type { Emit } from './events'
import type { Jobs } from './jobs'
import type { ModelStore } from './store/modelStore'
import type { RunResidue } from './store/runStore'
import type { NamedFile } from './uploads'

/** A model file larger than this is not one of ours. */
const maximumBytes = 512 * 1024 * 1024

export interface Models {
  list(): ModelSummary[]
  /** The model file of a finished run; it is put into the library too. */
  export(run: RunSummary, residue: RunResidue | null, dataset: Dataset): { fileName: string; text: string }
  open(file: NamedFile): Promise<ModelSummary>
  update(id: string, removed: boolean): ModelSummary
  score(job: string, id: string, file: NamedFile): Promise<ScoreSummary>
}

export function createModels(options: {
  store: ModelStore
  jobs: Jobs
  artifacts: Artifacts
  scorer: string
  emit: Emit
}): Models {
  const { store, jobs, artifacts, scorer, emit } = options

  const keep = (text: string, model: ModelFile): ModelSummary => {
    const id = createHash('sha256').update(text).digest('hex').slice(0, 32)
    const summary = summaryOf(id, store.get(id)?.addedAt ?? new Date().toISOString(), model)
    store.save(summary, text)
    emit({ kind: 'modelChanged', model: summary })
    return summary
  }
  const find = (id: string): ModelSummary => {
    const model = store.get(id)
    if (!model) throw new LabError('not-found', 'This model is not in the library. Open its file again.')
    return model
  }

  return {
    list: () => store.list(),
    export: (run, residue, dataset) => {
      const model = modelOf(run, residue, dataset)
      const text = writeModelFile(model)
      keep(text, model)
      return { fileName: `${fileNameOf(run.name)}.json`, text }
    },
    open: async (file) => {
      try {
        if ((await stat(file.path)).size > maximumBytes) {
          throw new LabError('bad-model', `${file.name} is too large to be a Logit Lab model file.`)
        }
        const text = await readFile(file.path, 'utf8')
        return keep(text, readModelFile(text, file.name))
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
export function modelOf(run: RunSummary, residue: RunResidue | null, dataset: Dataset): ModelFile {
  const { parameters, fitted } = residue ?? {}
  if (!parameters || !fitted || !residue || !run.metrics || !run.fingerprint) {
    throw new LabError(
      'bad-model',
      `${run.name} has not finished: a model can be exported when its training has ended.`,
    )
  }
  const network = createNetwork(residue.inputs.length, fitted.target.classes.length, run.spec.network)
  return {
    format: 'logit-lab-model',
    version: 1,
    engine: engineVersion,
    name: run.name,
    createdAt: run.createdAt,
    dataset: { name: dataset.name, sha256: dataset.id, rows: dataset.rows },
    spec: run.spec,
    preparation: fitted,
    network: {
      hidden: run.spec.network.hidden,
      activation: run.spec.network.activation,
      layers: layersOf(network, parameters),
    },
    metrics: run.metrics,
    fingerprint: run.fingerprint,
  }
}

function summaryOf(id: string, addedAt: string, model: ModelFile): ModelSummary {
  return {
    id,
    name: model.name,
    target: model.spec.preparation.target,
    classes: model.preparation.target.classes,
    features: model.spec.preparation.features,
    hidden: model.network.hidden,
    activation: model.network.activation,
    datasetName: model.dataset.name,
    trainingRows: model.metrics.train?.rows ?? 0,
    fingerprint: model.fingerprint,
    addedAt,
    removed: false,
  }
}

/** A name that every file system takes. */
function fileNameOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-')
  return (
    plain
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 80)
      .toLowerCase() || 'model'
  )
}
