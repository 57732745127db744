import type { evaluationCalls } from '@shared/contract/areas/evaluation'
import type { CallsOf } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import { checkComparable } from '@shared/evaluation/comparison/comparable'
import { compareGroups } from '@shared/evaluation/comparison/compareGroups'
import type { Evaluated, EvaluateAnswer, EvaluateRequest } from '../../workers/evaluate/evaluateMessages'
import type { Catalogue } from '../datasets/catalogue'
import type { Artifacts } from '../models/artifacts'
import { predictionsOf } from '../runs/predictions'
import { writeReport } from '../runs/report'
import { modelOfRun } from '../runs/runModel'
import { shownPredictions } from '../runs/sampledPredictions'
import type { RunQueue } from '../runs/runQueue'
import { settledRun } from '../runs/settledRun'
import { type WorkerPool, requestFromPool } from '../workerPool'

export interface EvaluationServices {
  runs: Pick<RunQueue, 'get' | 'output' | 'finished'>
  catalogue: Pick<Catalogue, 'access' | 'get'>
  /** The threads that judge predictions. */
  evaluation: WorkerPool<EvaluateRequest, EvaluateAnswer>
  /** The folder where runs keep their predictions; null keeps none. */
  predictions: string | null
  /** Bytes that prepared rows may take in memory. */
  memory: number
  artifacts: Pick<Artifacts, 'create'>
  version: string
  /** Whether figures of test rows are covered until somebody uncovers them. */
  isTestCovered: () => boolean
}

export function createEvaluationCalls(services: EvaluationServices): CallsOf<typeof evaluationCalls> {
  const { runs, catalogue, evaluation, predictions: folder, memory } = services
  const sources = { folder, pool: evaluation, accessOf: catalogue.access, memory }
  const ask = async <Kind extends Evaluated['kind']>(kind: Kind, request: EvaluateRequest) => {
    const answer: Evaluated = await requestFromPool(evaluation, request)
    if (answer.kind !== kind) throw new Error('The evaluation thread answered another question.')
    return answer as Extract<Evaluated, { kind: Kind }>
  }
  /** A run's model and where its dataset lies. */
  const modelOnTable = async (id: string) => {
    const run = await settledRun(runs, id)
    const model = modelOfRun(run, runs.output(id))
    if (model === null) throw new LabError('not-found', `${run.name} has no weights to explain yet.`)
    return { model, spec: run.spec, access: catalogue.access(run.spec.dataset), memory }
  }
  const measures: Pick<CallsOf<typeof evaluationCalls>, 'evaluation.ofRun' | 'evaluation.curves'> = {
    'evaluation.ofRun': async ({ run: id, part, threshold = 0.5, by, seed = 0 }) => {
      const run = await settledRun(runs, id)
      const { preparation, dataset } = run.spec
      const predictions = await predictionsOf(sources, run, runs.output(id))
      const request = { kind: 'evaluation', predictions, part, threshold, by: by?.column ?? null, seed } as const
      return (await ask('evaluation', { ...request, access: catalogue.access(dataset), preparation, memory }))
        .evaluation
    },
    'evaluation.curves': async ({ run: id, part, classIndex, seed = 0 }) => {
      const run = await settledRun(runs, id)
      const { preparation, dataset } = run.spec
      const predictions = shownPredictions(await predictionsOf(sources, run, runs.output(id)))
      const weights = preparation.weights === null ? null : { preparation, access: catalogue.access(dataset) }
      const request = { kind: 'curves', predictions, part, classIndex, seed, weights, memory } as const
      return (await ask('curves', request)).curves
    },
  }
  return {
    ...measures,
    'evaluation.report': ({ runs: ids, seed = 0 }) => writeReport({ ...services, evaluation: measures }, ids, seed),
    'evaluation.inference': async ({ run, intervals, firth = false }) => {
      const request = { kind: 'inference', ...(await modelOnTable(run)), intervals, firth } as const
      return (await ask('inference', request)).inference
    },
    'evaluation.importance': async ({ run, part, seed = 0 }) => {
      const request = { kind: 'importance', ...(await modelOnTable(run)), part, seed } as const
      return (await ask('importance', request)).importance
    },
    'evaluation.dependence': async ({ run, part, feature, classIndex }) => {
      const request = { kind: 'dependence', ...(await modelOnTable(run)), part, feature, classIndex } as const
      return (await ask('dependence', request)).dependence
    },
    'evaluation.contributions': async ({ run, row, changes = {}, classIndex }) => {
      const request = { kind: 'contributions', ...(await modelOnTable(run)), row, changes, classIndex } as const
      return (await ask('contributions', request)).contributions
    },
    'evaluation.notableRows': async ({ run: id, part, most }) => {
      const run = await settledRun(runs, id)
      const predictions = await predictionsOf(sources, run, runs.output(id))
      return (await ask('notableRows', { kind: 'notableRows', predictions, part, most })).notableRows
    },
    'evaluation.compare': async ({ runs: ids, part, reference = ids[0] ?? '', metric = null, seed = 0 }) => {
      const found = await Promise.all(ids.map((id) => settledRun(runs, id)))
      checkComparable(found)
      const compared = await Promise.all(
        found.map(async (run) => {
          const { id, name, spec } = run
          const { rows, parts, truth, outputs, classes, scaling } = await predictionsOf(sources, run, runs.output(id))
          return { id, name, spec, predictions: { rows, parts, truth, outputs, classes, scaling } }
        }),
      )
      const access = catalogue.access(found[0]?.spec.dataset ?? '')
      const request = { kind: 'comparison', runs: compared, reference, part, metric, seed, access, memory } as const
      return (await ask('comparison', request)).comparison
    },
    'evaluation.compareGroups': async ({ first, second, names, part, metric = null }) => {
      const runsOf = (ids: readonly string[]) => Promise.all(ids.map((id) => settledRun(runs, id)))
      return compareGroups({ first: await runsOf(first), second: await runsOf(second), names, part, metric })
    },
  }
}
