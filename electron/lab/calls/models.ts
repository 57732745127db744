import type { modelsCalls } from '@shared/contract/areas/models'
import type { CallsOf } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import { defaultExporter } from '@shared/exports'
import type { Catalogue } from '../datasets/catalogue'
import type { Uploads } from '../datasets/uploads'
import type { Models } from '../models/models'
import type { RunQueue } from '../runs/runQueue'
import type { EvaluateAnswer, EvaluateRequest } from '../../workers/evaluate/evaluateMessages'
import { settledRun } from '../runs/settledRun'
import { type WorkerPool, requestFromPool } from '../workerPool'

export interface ModelServices {
  models: Models
  runs: Pick<RunQueue, 'get' | 'output' | 'finished'>
  catalogue: Pick<Catalogue, 'get'>
  uploads: Pick<Uploads, 'resolve'>
  /** The threads that explain models. */
  evaluation: WorkerPool<EvaluateRequest, EvaluateAnswer>
}

export function createModelsCalls(services: ModelServices): CallsOf<typeof modelsCalls> {
  const { models, runs, catalogue, uploads, evaluation } = services
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
    'models.explain': async ({ model, source, reading = {}, row = null, seed = 0 }) => {
      const modelText = models.text(model)
      const file = source === undefined ? null : await uploads.resolve(source)
      if (file === null && row !== null) throw new LabError('bad-call', 'A row is one of a file: name the file too.')
      try {
        const given = file && { path: file.path, name: file.name, choices: reading }
        const request = { kind: 'explainFile', modelText, file: given, row, seed } as const
        const answer = await requestFromPool(evaluation, request)
        if (answer.kind !== 'explainFile') throw new Error('The evaluation thread answered another question.')
        return answer.explanation
      } finally {
        await file?.release()
      }
    },
    'models.compare': async ({ operation, models: ids, names, source, seed = 0, reading = {} }) =>
      models.compare(operation, ids, await uploads.resolve(source), { names, seed, reading }),
  }
}
