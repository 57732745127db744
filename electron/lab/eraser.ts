import type { Erased } from '@shared/contract/erased'
import { LabError } from '@shared/contract/labError'
import type { EvaluateAnswer, EvaluateRequest } from '../workers/evaluate/evaluateMessages'
import type { Analysis } from './datasets/analysis'
import type { Catalogue } from './datasets/catalogue'
import type { PreparationCache } from './runs/preparationCache'
import type { RunQueue } from './runs/runQueue'
import type { Database } from './store/database'
import type { WorkerPool } from './workerPool'

export interface EraserOptions {
  database: Pick<Database, 'erase'>
  catalogue: Pick<Catalogue, 'get' | 'letGo' | 'forget'>
  analysis: Pick<Analysis, 'forget'>
  evaluation: WorkerPool<EvaluateRequest, EvaluateAnswer>
  runs: Pick<RunQueue, 'list' | 'get' | 'letGo' | 'forget'>
  preparations: Pick<PreparationCache, 'forget'>
}

/** Deletes for good what is in the bin: from memory, from threads, from disk. */
export interface Eraser {
  /** @throws LabError `not-found`, `bad-call` where one is not in the bin, `disk` where the disk refuses: nothing is deleted then */
  eraseDatasets(ids: readonly string[]): Promise<Erased>
  /** The same for runs. */
  eraseRuns(ids: readonly string[]): Promise<Erased>
}

export function createEraser(options: EraserOptions): Eraser {
  const { database, catalogue, analysis, evaluation, runs, preparations } = options

  const checkDatasets = (ids: readonly string[]): void => {
    for (const { name, removed } of ids.map(catalogue.get)) if (!removed) throw notInBin(name)
  }
  const checkRuns = (ids: readonly string[]): void => {
    for (const { name, removed } of ids.map(runs.get)) if (!removed) throw notInBin(name)
  }

  return {
    eraseDatasets: async (ids) => {
      checkDatasets(ids)
      const datasets = new Set(ids)
      const onThem = () =>
        runs
          .list()
          .filter(({ spec }) => datasets.has(spec.dataset))
          .map(({ id }) => id)
      await runs.letGo(onThem())
      await Promise.all([
        catalogue.letGo(datasets),
        analysis.forget(datasets),
        evaluation.forget((request) => request.kind === 'predictions' && datasets.has(request.spec.dataset)),
      ])
      // Somebody may have restored one meanwhile.
      checkDatasets(ids)
      const gone = onThem()
      const left = database.erase({ datasets: [...datasets], runs: gone })
      for (const dataset of datasets) preparations.forget(dataset)
      runs.forget(gone)
      catalogue.forget(datasets)
      return { left }
    },
    eraseRuns: async (ids) => {
      checkRuns(ids)
      await runs.letGo(ids)
      checkRuns(ids)
      const left = database.erase({ datasets: [], runs: [...ids] })
      runs.forget(ids)
      return { left }
    },
  }
}

function notInBin(name: string): LabError {
  return new LabError('bad-call', `${name} is not in the bin. Remove it first.`)
}
