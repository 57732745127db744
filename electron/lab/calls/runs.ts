import type { runsCalls } from '@shared/contract/areas/runs'
import type { CallsOf } from '@shared/contract/labApi'
import type { FieldAnswer, FieldRequest } from '../../workers/evaluate/evaluateMessages'
import type { Catalogue } from '../datasets/catalogue'
import { refuseSpec } from '../refuseSpec'
import { fieldOf } from '../runs/fields'
import { detailOf } from '../runs/runDetail'
import type { RunQueue } from '../runs/runQueue'
import type { WorkerPool } from '../workerPool'

export interface RunServices {
  runs: RunQueue
  catalogue: Pick<Catalogue, 'get' | 'access'>
  /** The threads that compute fields. */
  evaluation: WorkerPool<FieldRequest, FieldAnswer>
}

export function createRunsCalls({ runs, catalogue, evaluation }: RunServices): CallsOf<typeof runsCalls> {
  return {
    'runs.list': async () => runs.list(),
    'runs.get': async ({ run }) => detailOf(runs.get(run), runs.output(run)),
    'runs.history': async ({ run }) => runs.history(runs.get(run).id),
    'runs.field': async ({ run: id, ...query }) => {
      const run = runs.get(id)
      return fieldOf(evaluation, run, runs.output(id), catalogue.get(run.spec.dataset), query)
    },

    'runs.train': async ({ spec, name }) => {
      refuseSpec(spec, catalogue.get(spec.dataset))
      return runs.train(spec, catalogue.access(spec.dataset), name)
    },
    'runs.cancel': ({ run }) => runs.cancel(run),
    'runs.pause': ({ run }) => runs.pause(run),
    'runs.resume': async ({ run }) => runs.resume(run),
    'runs.stepBatch': ({ run }) => runs.step(run, 'batch'),
    'runs.stepEpoch': ({ run }) => runs.step(run, 'epoch'),

    'runs.rename': async ({ run, name }) => runs.update(run, { name }),
    'runs.setRemoved': async ({ run, removed }) => runs.update(run, { removed }),
  }
}
