import { HistoryBatch } from '@shared/contract/history'
import { LabError, problemOf } from '@shared/contract/labError'
import { type RunWarning, damagedCheckpoint, warn } from '@shared/contract/warning'
import { fingerprint } from '@shared/engine/fingerprint'
import { type HelperOrders, type TrainingPlan, divergenceAdvice } from '@shared/engine/trainer'
import { createCheckpointPolicy } from './checkpointPolicy'
import { runControl } from './runControl'
import { claimOwnCore, releaseShare } from '../threads/coreBudget'
import { adviceAtEnd, endOf, inferenceAtEnd, measureRun, usedTraining } from './endOfRun'
import { keepPredictions, predictionsPath } from './keptPredictions'
import { createHelpers } from '../threads/helpers'
import { type RowFile, rowPath } from './rowFile'
import { openTable } from '../table/tableAccess'
import { type PreparedRun, prepareRun } from './prepareRun'
import { decodeCheckpoint, encodeCheckpoint, isOfAnotherEngine } from './runCheckpoint'
import type { Prepared, TrainMessage, TrainRequest } from './trainMessages'
import { type LoopEnd, checkpointOf, positionOf, trainOn } from './trainingLoop'
import { useTurboIfFaster, workOf } from '../threads/turboDecision'

export interface TrainTools {
  post: (message: TrainMessage) => void
  /** Milliseconds of a clock that never goes back. */
  now: () => number
  /** Starts a helper thread; it ends by itself when it is dismissed. */
  startHelper: (orders: HelperOrders, rowFile: RowFile | null) => void
}

/**
 * Prepares the data, trains as far as the job goes and posts what happens. Nothing is thrown: every failure is an `ended`
 * message.
 * @param kept what the last call answered
 * @returns the run, where it is paused and may come back to this thread
 */
export function trainRun(request: TrainRequest, tools: TrainTools, kept: PreparedRun | null): PreparedRun | null {
  const { post, now } = tools
  const { job, seat } = request
  claimOwnCore(seat.cores)
  let running: PreparedRun | null = null
  try {
    const run = ready(request, tools, kept)
    running = run
    const start = (orders: HelperOrders) => tools.startHelper(orders, run.rowFile?.file ?? null)
    const helpers = createHelpers(run.trainer, run.data.plan.shards.count - 1, seat.cores, start)
    const policy = createCheckpointPolicy(now())
    let end: LoopEnd
    try {
      end = trainOn({ run, control: seat.control, until: job.until, helpers, policy, post, now })
    } finally {
      helpers.dismiss()
    }
    releaseShare(seat.cores)
    if (end.outcome === 'cancelled') post({ kind: 'stopped', run: job.run })
    post(endedMessage(run, end, seat.predictions))
    if (end.outcome === 'paused' && run.begun) return run
    run.close()
    return null
  } catch (error) {
    releaseShare(seat.cores)
    running?.close()
    post(failedMessage(job.run, error))
    return null
  }
}

/** The run as this thread has it still, or prepared anew. */
function ready({ job, seat }: TrainRequest, { post, now }: TrainTools, kept: PreparedRun | null): PreparedRun {
  const { run: id, spec, until } = job
  const { access, memory, temporary, preparation: shared } = seat
  const began = now()
  const checkpoint = job.checkpoint && decodeCheckpoint(job.checkpoint)
  const same = kept?.run === id && checkpoint !== null && isAt(kept, checkpoint.trainer)
  const { requested } = runControl(seat.control)
  if (kept && !same) kept.close()
  const onColumn = () => {
    if (requested() === 'cancel') throw new LabError('cancelled', 'Training was cancelled.')
    if (requested() === 'pause') throw new Paused()
  }
  const onPlan = (plan: TrainingPlan) => useTurboIfFaster(seat.turbo, workOf(plan), now)
  const open = () => {
    const table = openTable(access, memory)
    try {
      const rows = rowPath(temporary, id)
      return prepareRun({ run: id, spec, table, memory, rowPath: rows, shared, checkpoint, onColumn, onPlan })
    } catch (error) {
      table.close()
      throw error
    }
  }
  const fresh = same ? null : open()
  const run = fresh?.run ?? (kept as PreparedRun)
  let prepared: Prepared | null = null
  if (fresh) {
    const warnings =
      job.checkpoint !== null && checkpoint === null
        ? [...fresh.prepared.warnings, restartedFor(job.checkpoint)]
        : fresh.prepared.warnings
    prepared = { ...fresh.prepared, warnings, seconds: (now() - began) / 1000 }
  }
  const { trainLoss, validationLoss } = run.trainer
  const from = run.begun ? { values: { trainLoss, validationLoss }, parameters: run.trainer.parameters() } : null
  if (until !== 'stop') {
    post({ kind: 'begun', run: id, prepared, shared: fresh?.shared ?? null, position: positionOf(run), from })
  }
  return run
}

/** Why a run that has a checkpoint begins anew. */
function restartedFor(checkpoint: Uint8Array): RunWarning {
  const reason = isOfAnotherEngine(checkpoint)
    ? 'What was stored of this run came from another version of the engine, so it was trained again from its beginning.'
    : damagedCheckpoint
  return warn('trained-again', reason)
}

/** A pause during the preparation: there is nothing yet that could be kept. */
class Paused extends Error {}

function isAt({ trainer }: PreparedRun, { epoch, batch }: { epoch: number; batch: number }): boolean {
  return trainer.epoch === epoch && trainer.batch === batch
}

/** Of a run that a person ended: it is worked out when it is asked for. */
const noInference = { inference: null, inferenceReason: null }

/** @param folder where predictions are kept */
function endedMessage(
  run: PreparedRun,
  { outcome, history, threads, seconds }: LoopEnd,
  folder: string | null,
): TrainMessage {
  const { trainer } = run
  const ended = { kind: 'ended' as const, run: run.run, outcome, history, seconds }
  const position = { ...positionOf(run), threads }
  const nothing = { ending: null, problem: null, parameters: null, result: null, checkpoint: null, warnings: [] }
  const resultOf = (parameters: Float64Array, cancelled: boolean) => {
    const result = { fingerprint: fingerprint(parameters) }
    const measured = measureRun(run, parameters, { cancelled, predictionsWanted: folder !== null })
    const { metrics, predictions } = measured
    if (folder !== null && predictions) {
      keepPredictions(predictionsPath(folder, run.run), predictions, result.fingerprint)
    }
    return { parameters, result: { metrics, ...result, ...noInference }, measured }
  }
  switch (outcome) {
    case 'paused':
      if (!run.begun) return { ...ended, ...nothing, position }
      return {
        ...{ ...ended, ...nothing, position },
        parameters: trainer.parameters(),
        checkpoint: encodeCheckpoint(checkpointOf(run)),
      }
    case 'diverged': {
      // Its weights are worth nothing; its history is kept.
      const advice = divergenceAdvice(usedTraining(run), trainer.epoch)
      const problem = new LabError('diverged', advice, 'training.learningRate').toProblem()
      const ending = { reason: 'diverged' as const, epoch: trainer.epoch, gradientNorm: null }
      return { ...ended, ...nothing, position, ending, problem, warnings: adviceAtEnd(run) }
    }
    case 'cancelled': {
      trainer.rewind()
      const { parameters, result } = resultOf(trainer.parameters(), true)
      return {
        ...{ ...ended, ...nothing },
        position: { ...position, batch: 0, bestEpoch: null },
        ...{ parameters, result },
      }
    }
    case 'done': {
      const { parameters, result, measured } = resultOf(trainer.resultParameters(), false)
      const end = endOf(run, measured)
      const told = { ...result, ...inferenceAtEnd(run, parameters, end.warnings) }
      return { ...ended, ...nothing, position, parameters, result: told, ...end }
    }
  }
}

function failedMessage(run: string, error: unknown): TrainMessage {
  const cancelled = error instanceof LabError && error.code === 'cancelled'
  const outcome = error instanceof Paused ? 'paused' : cancelled ? 'cancelled' : 'failed'
  const problem = outcome === 'failed' ? problemOf(error) : null
  const history = new HistoryBatch().take()
  const nothing = {
    position: null,
    ending: null,
    history,
    parameters: null,
    result: null,
    checkpoint: null,
    warnings: [],
    seconds: 0,
  }
  return { kind: 'ended', run, outcome, problem, ...nothing }
}
