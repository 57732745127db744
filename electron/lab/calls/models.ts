import type { modelsCalls } from '@shared/contract/areas/models'
import type { CallsOf } from '@shared/contract/labApi'
import { defaultExporter } from '@shared/exports'
import type { Catalogue } from '../datasets/catalogue'
import type { Uploads } from '../datasets/uploads'
import type { Models } from '../models/models'
import type { RunQueue } from '../runs/runQueue'
import { settledRun } from '../runs/settledRun'

export interface ModelServices {
  models: Models
  runs: Pick<RunQueue, 'get' | 'output' | 'finished'>
  catalogue: Pick<Catalogue, 'get'>
  uploads: Pick<Uploads, 'resolve'>
}

export function createModelsCalls(services: ModelServices): CallsOf<typeof modelsCalls> {
  const { models, runs, catalogue, uploads } = services
  /** What the library needs of a run. */
  const modelOf = async (id: string) => {
    const run = await settledRun(runs, id)
    return [run, runs.output(id), catalogue.get(run.spec.dataset)] as const
  }
  return {
    'models.list': async () => models.list(),
    'models.open': async ({ source }) => models.open(await uploads.resolve(source)),
    'models.keep': async ({ run }) => models.keep(...(await modelOf(run))),
    'models.formats': async ({ run: id }) => {
      const run = runs.get(id)
      return models.formats(run, runs.output(id), catalogue.get(run.spec.dataset))
    },
    'models.export': async ({ run, format }) => models.export(...(await modelOf(run)), format ?? defaultExporter.id),
    'models.setRemoved': async ({ model, removed }) => models.update(model, removed),
    'models.score': async ({ operation, model, source, reading }) =>
      models.score(operation, model, await uploads.resolve(source), reading),
    'models.evaluate': async ({ operation, model, source, by = null, threshold = 0.5, seed = 0, reading = {} }) =>
      models.evaluate(operation, model, await uploads.resolve(source), { by, threshold, seed, reading }),
  }
}
