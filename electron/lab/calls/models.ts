import type { modelsCalls } from '@shared/contract/areas/models'
import type { CallsOf } from '@shared/contract/labApi'
import type { Catalogue } from '../datasets/catalogue'
import type { Uploads } from '../datasets/uploads'
import type { Models } from '../models/models'
import type { RunQueue } from '../runs/runQueue'

export interface ModelServices {
  models: Models
  runs: Pick<RunQueue, 'get' | 'output' | 'finished'>
  catalogue: Pick<Catalogue, 'get'>
  uploads: Pick<Uploads, 'resolve'>
}

export function createModelsCalls(services: ModelServices): CallsOf<typeof modelsCalls> {
  const { models, runs, catalogue, uploads } = services
  return {
    'models.list': async () => models.list(),
    'models.open': async ({ source }) => models.open(await uploads.resolve(source)),
    'models.export': async ({ run: id }) => {
      // What a cancelled run had reached may still be under way.
      const run = runs.get(id).state === 'cancelled' ? await runs.finished(id) : runs.get(id)
      return models.export(run, runs.output(id), catalogue.get(run.spec.dataset))
    },
    'models.setRemoved': async ({ model, removed }) => models.update(model, removed),
    'models.score': async ({ job, model, source }) => models.score(job, model, await uploads.resolve(source)),
  }
}
