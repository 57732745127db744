import { LabError, problemOf } from '@shared/contract/labError'
import { fingerprint } from '@shared/engine/fingerprint'
import { type HelperOrders, type TrainingPlan, divergenceAdvice } from '@shared/engine/trainer'
import { createCheckpointPolicy } from './checkpointPolicy'
import { listenTo } from './runControl'
import { settle, takeOwn } from '../threads/coreBudget'
import { measureRun, notesOf } from './endOfRun'
import { keepPredictions, predictionsPath } from './keptPredictions'
import { createHelpers } from '../threads/helpers'
import { type RowFile, rowPath } from './rowFile'
import { openTable } from '../table/tableAccess'
import { type PreparedRun, prepareRun } from './prepareRun'
import { decodeCheckpoint, encodeCheckpoint } from './runCheckpoint'
import type { HistoryRow, Prepared, TrainMessage, TrainRequest } from './trainMessages'
import { type LoopEnd, checkpointOf, placeOf, trainOn } from './trainingLoop'
import { engageTurbo, workOf } from '../threads/turboGate'

export interface TrainTools {
  post: (message: TrainMessage) => void
  /** Milliseconds of a clock that never goes back. */
  now: () => number
  /** Starts a helper thread; it ends by itself when it is dismissed. */
  startHelper: (orders: HelperOrders, rowFile: RowFile | null) => void
}

/**
 * Prepares the data, trains as far as the request says and posts what happens. Nothing is thrown: every failure is an `ended`
 * message.
 * @param kept what the last call answered
 * @returns the run, where it is paused and may come back to this thread
 */
export function trainRun(request: TrainRequest, tools: TrainTools, kept: PreparedRun | null): PreparedRun | null {
  const { post, now } = tools
  takeOwn(request.cores)
  let running: PreparedRun | null = null
  try {
    const run = ready(request, tools, kept)
    running = run
    const start = (orders: HelperOrders) => tools.startHelper(orders, run.rowFile?.file ?? null)
    const helpers = createHelpers(run.trainer, run.data.plan.shards.count - 1, request.cores, start)
    const policy = createCheckpointPolicy(now())
    const { control, upTo } = request
    let end: LoopEnd
    try {
      end = trainOn({ run, control, upTo, helpers, policy, post, now })
    } finally {
      helpers.dismiss()
    }
    settle(request.cores)
    if (end.outcome === 'cancelled') post({ kind: 'stopped', run: request.run })
    post(endedMessage(run, end, request.predictions))
    if (end.outcome === 'paused' && run.begun) return run
    run.close()
    return null
  } catch (error) {
    settle(request.cores)
    running?.close()
    post(failedMessage(request, error))
    return null
  }
}

/** The run as this thread has it still, or prepared anew. */
function ready(request: TrainRequest, { post, now }: TrainTools, kept: PreparedRun | null): PreparedRun {
  const { run: id, spec, access, memory, temporary, upTo } = request
  const began = now()
  const checkpoint = request.checkpoint && decodeCheckpoint(request.checkpoint)
  const same = kept?.run === id && checkpoint !== null && isAt(kept, checkpoint.trainer)
  const wish = listenTo(request.control)
  if (kept && !same) kept.close()
  const onColumn = () => {
    if (wish() === 'cancel') throw new LabError('cancelled', 'Training was cancelled.')
    if (wish() === 'pause') throw new Paused()
  }
  const onPlan = (plan: TrainingPlan) => engageTurbo(request.turbo, workOf(plan), now)
  const open = () => {
    const table = openTable(access, memory)
    try {
      const rows = rowPath(temporary, id)
      return prepareRun({ run: id, spec, table, memory, rowPath: rows, checkpoint, onColumn, onPlan })
    } catch (error) {
      table.close()
      throw error
    }
  }
  const fresh = same ? null : open()
  const run = fresh?.run ?? (kept as PreparedRun)
  let prepared: Prepared | null = null
  if (fresh) {
    const restarted = request.checkpoint !== null && checkpoint === null
    const warnings = restarted ? [...fresh.prepared.warnings, restartNote] : fresh.prepared.warnings
    prepared = { ...fresh.prepared, warnings, seconds: (now() - began) / 1000 }
  }
  const { epoch, trainLoss, validationLoss } = run.trainer
  const from = run.begun ? { row: { epoch, trainLoss, validationLoss }, parameters: run.trainer.parameters() } : null
  if (upTo !== 'here') post({ kind: 'begun', run: id, prepared, place: placeOf(run), from })
  return run
}

const restartNote =
  'What was stored of this run came from another version of the engine, so it was trained again from its beginning.'

/** A pause during the preparation: there is nothing yet that could be kept. */
class Paused extends Error {}

function isAt({ trainer }: PreparedRun, place: { epoch: number; batch: number }): boolean {
  return trainer.epoch === place.epoch && trainer.batch === place.batch
}

/** @param folder where predictions are kept */
function endedMessage(
  run: PreparedRun,
  { outcome, rows, threads, seconds }: LoopEnd,
  folder: string | null,
): TrainMessage {
  const { trainer, spec } = run
  const ended = { kind: 'ended' as const, run: run.run, outcome, rows, seconds }
  const place = { ...placeOf(run), threads }
  const nothing = { problem: null, parameters: null, result: null, checkpoint: null, notes: [] }
  const resultOf = (parameters: Float64Array, cancelled: boolean) => {
    const result = { fingerprint: fingerprint(parameters) }
    const { metrics, predictions } = measureRun(run, parameters, { cancelled, predictionsWanted: folder !== null })
    if (folder !== null && predictions) {
      keepPredictions(predictionsPath(folder, run.run), predictions, result.fingerprint)
    }
    return { parameters, result: { metrics, ...result } }
  }
  switch (outcome) {
    case 'paused':
      if (!run.begun) return { ...ended, ...nothing, place }
      return {
        ...{ ...ended, ...nothing, place },
        parameters: trainer.parameters(),
        checkpoint: encodeCheckpoint(checkpointOf(run)),
      }
    case 'diverged': {
      // Its weights are worth nothing; its history is kept.
      const advice = divergenceAdvice(spec.training, trainer.epoch)
      const problem = new LabError('diverged', advice, 'training.learningRate').toProblem()
      return { ...ended, ...nothing, place, problem }
    }
    case 'cancelled':
      trainer.rewind()
      return {
        ...{ ...ended, ...nothing },
        place: { ...place, batch: 0, bestEpoch: null },
        ...resultOf(trainer.parameters(), true),
      }
    case 'done':
      return { ...ended, ...nothing, place, ...resultOf(trainer.resultParameters(), false), notes: notesOf(run) }
  }
}

function failedMessage({ run }: TrainRequest, error: unknown): TrainMessage {
  const cancelled = error instanceof LabError && error.code === 'cancelled'
  const outcome = error instanceof Paused ? 'paused' : cancelled ? 'cancelled' : 'failed'
  const problem = outcome === 'failed' ? problemOf(error) : null
  const rows: HistoryRow[] = []
  const nothing = { place: null, rows, parameters: null, result: null, checkpoint: null, notes: [], seconds: 0 }
  return { kind: 'ended', run, outcome, problem, ...nothing }
}
