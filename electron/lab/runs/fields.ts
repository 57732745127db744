import { LabError } from '@shared/contract/labError'
import type { Field, RunSummary } from '@shared/contract/run'
import type { Dataset } from '@shared/contract/dataset'
import { insideDomain } from '@shared/data/preparation/features/transforms'
import type { FittedPreparation } from '@shared/data/preparation/preparation'
import { callerSignal } from '../caller'
import type { EvaluateAnswer, EvaluateRequest } from '../../workers/evaluate/evaluateMessages'
import type { RunOutput } from '../store/runStore'
import { modelOfRun } from './runModel'
import { type WorkerPool, requestFromPool } from '../workerPool'

export interface FieldQuery {
  x: string
  y: string
  resolution: number
  /** Without a meaning where the target is a number. */
  classIndex: number
}

/** How far the plane reaches beyond the data, as a share of its range. */
const margin = 0.06

/**
 * The field of a run as it stands: finished, or while it trains.
 * @throws LabError `bad-features` where x or y is not a numeric feature of the run, `not-found` before there are weights
 */
export async function fieldOf(
  pool: WorkerPool<EvaluateRequest, EvaluateAnswer>,
  run: RunSummary,
  output: RunOutput | null,
  dataset: Dataset,
  query: FieldQuery,
): Promise<Field> {
  const model = modelOfRun(run, output)
  if (model === null) throw new LabError('not-found', `${run.name} has no weights to draw yet.`)
  const { name: target, classes, scaling } = model.preparation.target
  const className = scaling ? target : classes[query.classIndex]
  if (className === undefined) throw new LabError('bad-call', `${run.name} has no class number ${query.classIndex}.`)
  const xRange = rangeOf(dataset, query.x, model.preparation)
  const yRange = rangeOf(dataset, query.y, model.preparation)
  const request: EvaluateRequest = { kind: 'field', ...query, model, xRange, yRange }
  const answer = await latestOnly(pool, run.id, request)
  if (answer.kind !== 'field') throw new Error('The evaluation thread answered another question.')
  return {
    run: run.id,
    epoch: run.epoch,
    quantity: scaling ? 'value' : 'probability',
    className,
    resolution: query.resolution,
    xMin: xRange[0],
    xMax: xRange[1],
    yMin: yRange[0],
    yMax: yRange[1],
    values: answer.values,
    held: answer.held,
  }
}

/** Of each page the field of a run that waits for a thread; the window is one page. */
const waiting = new WeakMap<object, Map<string, EvaluateRequest>>()
const window = {}

/** Before whatever else waits, and in place of the field of the same run that the same page asked for before and that has not begun. */
async function latestOnly(pool: WorkerPool<EvaluateRequest, EvaluateAnswer>, run: string, request: EvaluateRequest) {
  const page = callerSignal() ?? window
  const own = waiting.get(page) ?? new Map<string, EvaluateRequest>()
  waiting.set(page, own)
  const before = own.get(run)
  if (before !== undefined) pool.withdraw(before)
  own.set(run, request)
  try {
    return await requestFromPool(pool, request, { first: true })
  } finally {
    if (own.get(run) === request) own.delete(run)
  }
}

/** No further than where the feature's transform is defined: beyond it a value would count as missing. */
function rangeOf(dataset: Dataset, name: string, { inputs }: FittedPreparation): [number, number] {
  const column = dataset.columns.find((candidate) => candidate.name === name)
  if (!column || column.min === null || column.max === null) {
    throw new LabError('bad-features', `${name} is not a numeric column: choose another axis.`)
  }
  const width = column.max - column.min || 1
  const range: [number, number] = [column.min - margin * width, column.max + margin * width]
  const input = inputs.find(({ feature }) => feature === name)
  return input?.kind === 'number' ? insideDomain(input.transform, range) : range
}
