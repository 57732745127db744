import { readFile, stat } from 'node:fs/promises'
import type { Dataset } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import type { FileComparison } from '@shared/contract/comparison'
import type { FileEvaluation } from '@shared/contract/evaluation'
import type { ArtifactSummary, ExportFormat, ModelSummary, ScoreSummary } from '@shared/contract/model'
import type { RunSummary } from '@shared/contract/run'
import { exporterOf, exporters } from '@shared/exports'
import { createFittedModel } from '@shared/model/fittedModel'
import type { ReadingChoices } from '@shared/spec/reading'
import type { ModelAnswer, ModelRequest } from '../../workers/model/modelMessages'
import type {
  CompareFileDone,
  CompareFileRequest,
  EvaluateFileDone,
  EvaluateFileRequest,
  ScoreDone,
} from '../../workers/score/scoreMessages'
import type { Artifacts } from './artifacts'
import { fileNameOf, finishedParts } from './finishedModel'
import type { Emit } from '../events'
import type { Operations } from '../operations'
import type { ModelStore } from '../store/modelStore'
import type { RunOutput } from '../store/runStore'
import type { NamedFile } from '../datasets/uploads'
import { type WorkerPool, requestFromPool } from '../workerPool'

/** A model file larger than this is not one of ours: the largest network that can be trained takes some 90 MB. */
const maximumBytes = 128 * 1024 * 1024

export interface Models {
  list(): ModelSummary[]
  /**
   * Puts the model of a run into the library.
   * @throws LabError `bad-model` where the run has not left usable weights
   */
  keep(run: RunSummary, output: RunOutput | null, dataset: Dataset): Promise<ModelSummary>
  /** The formats that can say all of a run's model; none before it has ended. */
  formats(run: RunSummary, output: RunOutput | null, dataset: Dataset): ExportFormat[]
  /**
   * Writes the model of a run to an artifact.
   * @throws LabError `bad-model` where the run has not left usable weights, `bad-call` where the format is none for this model
   */
  export(run: RunSummary, output: RunOutput | null, dataset: Dataset, format: string): Promise<ArtifactSummary>
  open(file: NamedFile): Promise<ModelSummary>
  update(id: string, removed: boolean): ModelSummary
  /** The text of its file. */
  text(id: string): string
  score(operation: string, id: string, file: NamedFile, reading?: ReadingChoices): Promise<ScoreSummary>
  evaluate(operation: string, id: string, file: NamedFile, options: FileJudging): Promise<FileEvaluation>
  compare(operation: string, ids: [string, string], file: NamedFile, options: FileComparing): Promise<FileComparison>
}

/** How two models are compared on a file. */
export type FileComparing = Pick<CompareFileRequest, 'names' | 'seed' | 'reading'>

/** How a model is evaluated on a file. */
export type FileJudging = Pick<EvaluateFileRequest, 'by' | 'threshold' | 'seed' | 'reading'>

/** The library of models: files written from runs or opened, and what they score. */
export function createModels(options: {
  store: ModelStore
  pool: WorkerPool<ModelRequest, ModelAnswer>
  operations: Operations
  artifacts: Artifacts
  scorer: string
  emit: Emit
}): Models {
  const { store, pool, operations, artifacts, scorer, emit } = options

  const ask = async <Kind extends 'model' | 'export'>(request: ModelRequest, kind: Kind) => {
    const answer = await requestFromPool(pool, request)
    if (answer.kind !== kind) throw new Error('The model thread answered another question.')
    return answer as Extract<ModelAnswer, { kind: Kind }>
  }
  /** Has the model thread write or read a file, and keeps it in the library. */
  const keep = async (request: ModelRequest): Promise<ModelSummary> => {
    const { text, facts } = await ask(request, 'model')
    const addedAt = store.get(facts.id)?.addedAt ?? new Date().toISOString()
    const summary: ModelSummary = { ...facts, addedAt, removed: false }
    store.save(summary, text)
    emit({ kind: 'modelChanged', model: summary })
    return summary
  }
  const find = (id: string): ModelSummary => {
    const model = store.get(id)
    if (!model) throw new LabError('not-found', 'This model is not in the library. Open its file again.')
    return model
  }

  const textOf = (id: string): string => {
    const text = store.text(find(id).id)
    if (text === null) throw new LabError('not-found', 'This model is not in the library. Open its file again.')
    return text
  }

  return {
    list: () => store.list(),
    keep: async (run, output, dataset) => keep({ kind: 'write', ...finishedParts(run, output, dataset) }),
    formats: (run, output, dataset) => {
      if (run.fingerprint === null) return []
      const { parts, provenance } = finishedParts(run, output, dataset)
      const model = { fitted: createFittedModel(parts), provenance }
      return exporters
        .filter((exporter) => exporter.supports(model))
        .map(({ id, label, extension, mediaType }) => ({ id, label, extension, mediaType }))
    },
    export: async (run, output, dataset, format) => {
      const finished = finishedParts(run, output, dataset)
      const exporter = exporterOf(format)
      if (!exporter?.supports({ fitted: createFittedModel(finished.parts), provenance: finished.provenance })) {
        throw new LabError('bad-call', `The model of ${run.name} cannot be exported as ${format}.`)
      }
      const { id, path } = artifacts.create()
      const { bytes } = await ask({ kind: 'export', exporter: format, path, ...finished }, 'export')
      const { extension, mediaType } = exporter
      return { artifact: id, fileName: `${fileNameOf(run.name)}.${extension}`, bytes, mediaType }
    },
    open: async (file) => {
      try {
        if ((await stat(file.path)).size > maximumBytes) {
          throw new LabError('bad-model', `${file.name} is too large to be a Logit Lab model file.`)
        }
        const text = await readFile(file.path, 'utf8')
        return await keep({ kind: 'read', text, fileName: file.name })
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
    text: textOf,
    score: async (operation, id, file, reading = {}) => {
      try {
        const text = store.text(find(id).id)
        const artifact = artifacts.create()
        const work = { modelText: text, path: file.path, name: file.name, outPath: artifact.path, reading }
        const done = await operations.run<ScoreDone>(operation, scorer, work)
        const { rows, unscored, warnings, remedies, header, preview, bytes } = done
        const fileName = `${file.name.replace(/\.[^.]+$/, '')}-scored.csv`
        return { artifact: artifact.id, fileName, bytes, rows, unscored, warnings, remedies, header, preview }
      } finally {
        await file.release()
      }
    },
    evaluate: async (operation, id, file, options) => {
      try {
        const work = { modelText: store.text(find(id).id), path: file.path, name: file.name, ...options }
        const done = await operations.run<EvaluateFileDone>(operation, scorer, work)
        const { evaluation, curves, target, counts, warnings, remedies } = done
        return { evaluation, curves, target, counts, warnings, remedies }
      } finally {
        await file.release()
      }
    },
    compare: async (operation, [first, second], file, options) => {
      try {
        const modelTexts = [textOf(first), textOf(second)]
        const work = { modelTexts, path: file.path, name: file.name, ...options }
        const done = await operations.run<CompareFileDone>(operation, scorer, work)
        const { rows, weighted, target, classes, models, differences, sentence, counts, warnings, remedies } = done
        return { rows, weighted, target, classes, models, differences, sentence, counts, warnings, remedies }
      } finally {
        await file.release()
      }
    },
  }
}
