import { leftOutText } from '@shared/spec/leftOutColumns'
import { checkSpec } from '@shared/spec/checks/checkSpec'
import type { runsCalls } from '@shared/contract/areas/runs'
import type { CallsOf } from '@shared/contract/labApi'
import type { EvaluateAnswer, EvaluateRequest } from '../../workers/evaluate/evaluateMessages'
import type { Catalogue } from '../datasets/catalogue'
import type { Eraser } from '../eraser'
import { checkRun } from '../runs/checkRun'
import { fieldOf } from '../runs/fields'
import { predictionsOf } from '../runs/predictions'
import { detailOf } from '../runs/runDetail'
import type { RunQueue } from '../runs/runQueue'
import { sampledPredictions, shownPredictions } from '../runs/sampledPredictions'
import { settledRun } from '../runs/settledRun'
import type { WorkerPool } from '../workerPool'

export interface RunServices {
  runs: RunQueue
  eraser: Pick<Eraser, 'eraseRuns'>
  catalogue: Pick<Catalogue, 'get' | 'access'>
  /** The threads that compute fields and predictions. */
  evaluation: WorkerPool<EvaluateRequest, EvaluateAnswer>
  /** The folder where runs keep their predictions; null keeps none. */
  predictions: string | null
  /** Bytes that prepared rows may take in memory. */
  memory: number
}

export function createRunsCalls(services: RunServices): CallsOf<typeof runsCalls> {
  const { runs, catalogue, evaluation, predictions, memory, eraser } = services
  const sources = { folder: predictions, pool: evaluation, accessOf: catalogue.access, memory }
  return {
    'runs.list': async () => runs.list(),
    'runs.get': async ({ run }) => detailOf(runs.get(run), runs.output(run)),
    'runs.history': async ({ run }) => runs.history(runs.get(run).id),
    'runs.field': async ({ run: id, ...query }) => {
      const run = runs.get(id)
      return fieldOf(evaluation, run, runs.output(id), catalogue.get(run.spec.dataset), query)
    },
    'runs.predictions': async ({ run: id, sampled = false }) => {
      const run = await settledRun(runs, id)
      const predictions = await predictionsOf(sources, run, runs.output(id))
      return shownPredictions(
        sampled ? sampledPredictions(predictions, catalogue.get(run.spec.dataset).rows) : predictions,
      )
    },

    'runs.check': async ({ spec }) => checkSpec(spec, catalogue.get(spec.dataset).columns),
    'runs.train': async ({ spec, name }) => {
      const dataset = catalogue.get(spec.dataset)
      checkRun(spec, dataset)
      const leftOut = leftOutText(spec.preparation, dataset.columns, dataset.rows)
      return runs.train(spec, catalogue.access(spec.dataset), name, leftOut)
    },
    'runs.cancel': ({ run }) => runs.cancel(run),
    'runs.pause': ({ run }) => runs.pause(run),
    'runs.resume': async ({ run }) => runs.resume(run),
    'runs.stepBatch': ({ run }) => runs.step(run, 'batch'),
    'runs.stepEpoch': ({ run }) => runs.step(run, 'epoch'),

    'runs.uncoverTest': async ({ run }) => runs.uncoverTest(run),
    'runs.rename': async ({ run, name }) => runs.update(run, { name }),
    'runs.setRemoved': async ({ run, removed }) => runs.update(run, { removed }),
    'runs.erase': (asked) => eraser.eraseRuns(asked.runs),
  }
}
