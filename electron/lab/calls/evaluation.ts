import type { evaluationCalls } from '@shared/contract/areas/evaluation'
import type { CallsOf } from '@shared/contract/labApi'
import type { Evaluated, EvaluateAnswer, EvaluateRequest } from '../../workers/evaluate/evaluateMessages'
import type { Catalogue } from '../datasets/catalogue'
import { predictionsOf } from '../runs/predictions'
import type { RunQueue } from '../runs/runQueue'
import { settledRun } from '../runs/settledRun'
import { type WorkerPool, requestFromPool } from '../workerPool'

export interface EvaluationServices {
  runs: Pick<RunQueue, 'get' | 'output' | 'finished'>
  catalogue: Pick<Catalogue, 'access'>
  /** The threads that judge predictions. */
  evaluation: WorkerPool<EvaluateRequest, EvaluateAnswer>
  /** The folder where runs keep their predictions; null keeps none. */
  predictions: string | null
  /** Bytes that prepared rows may take in memory. */
  memory: number
}

export function createEvaluationCalls(services: EvaluationServices): CallsOf<typeof evaluationCalls> {
  const { runs, catalogue, evaluation, predictions: folder, memory } = services
  const sources = { folder, pool: evaluation, accessOf: catalogue.access, memory }
  const ask = async <Kind extends Evaluated['kind']>(kind: Kind, request: EvaluateRequest) => {
    const answer: Evaluated = await requestFromPool(evaluation, request)
    if (answer.kind !== kind) throw new Error('The evaluation thread answered another question.')
    return answer as Extract<Evaluated, { kind: Kind }>
  }
  return {
    'evaluation.curves': async ({ run: id, part, classIndex, seed = 0 }) => {
      const run = await settledRun(runs, id)
      const { preparation, dataset } = run.spec
      const predictions = await predictionsOf(sources, run, runs.output(id))
      const weights = preparation.weights === null ? null : { preparation, access: catalogue.access(dataset) }
      const request = { kind: 'curves', predictions, part, classIndex, seed, weights, memory } as const
      return (await ask('curves', request)).curves
    },
  }
}
