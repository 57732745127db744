import { readFile } from 'node:fs/promises'
import { LabError } from '@shared/contract/labError'
import type { RunSummary } from '@shared/contract/run'
import { decodePredictions } from '@shared/model/predictionFile'
import type { KeptPredictions } from '@shared/model/predictions'
import type { EvaluateAnswer, EvaluateRequest } from '../../workers/evaluate/evaluateMessages'
import type { TableAccess } from '../../workers/table/tableAccess'
import { unsealedBytes } from '../../workers/table/sealedBytes'
import { predictionsPath } from '../../workers/train/keptPredictions'
import type { RunOutput } from '../store/runStore'
import { type WorkerPool, requestFromPool } from '../workerPool'
import { modelOfRun } from './runModel'

export interface PredictionSources {
  /** Where predictions are kept; null in a lab that keeps none. */
  folder: string | null
  pool: WorkerPool<EvaluateRequest, EvaluateAnswer>
  /** @throws LabError `not-found` where the dataset is gone */
  accessOf: (dataset: string) => TableAccess
  /** Bytes that prepared rows may take in memory. */
  memory: number
}

/**
 * What a run's model, as it stands, says of every row that the run can use: as its training thread kept it, or computed anew where
 * nothing is kept, to the same bits.
 * @throws LabError `not-found` before there are weights, and where the dataset is gone
 */
export async function predictionsOf(
  { folder, pool, accessOf, memory }: PredictionSources,
  run: RunSummary,
  output: RunOutput | null,
): Promise<KeptPredictions> {
  const model = modelOfRun(run, output)
  if (model === null) throw new LabError('not-found', `${run.name} has no weights to predict with yet.`)
  const kept = folder === null ? null : await readKept(predictionsPath(folder, run.id), run.fingerprint)
  if (kept) return kept
  const { spec } = run
  const answer = await requestFromPool(pool, {
    kind: 'predictions',
    model,
    spec,
    access: accessOf(spec.dataset),
    memory,
  })
  if (answer.kind !== 'predictions') throw new Error('The evaluation thread answered another question.')
  return answer.predictions
}

/** Null where there are none of these weights, whatever the reason: they can be had in another way. */
async function readKept(path: string, fingerprint: string | null): Promise<KeptPredictions | null> {
  const bytes = fingerprint === null ? null : await readFile(path).catch(() => null)
  const sound = bytes && unsealedBytes(bytes)
  const decoded = sound && decodePredictions(sound)
  return decoded?.fingerprint === fingerprint ? decoded.predictions : null
}
