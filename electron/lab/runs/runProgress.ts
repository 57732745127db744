import type { History, RunSummary } from '@shared/contract/run'
import type { HistoryRow, Place, TrainMessage } from '../../workers/train/trainMessages'
import type { RunGrowth } from '../store/runStore'

/** Bytes of weights up to which every progress stores them: a crash then costs at most a tenth of a second. */
const weightsKeptOnTheWay = 1 << 20

/** What a training thread's message changes about its run. */
export interface Advance {
  changes: Partial<RunSummary>
  growth: RunGrowth
}

/**
 * @param run as it was before
 * @param secondsBefore of training on earlier threads
 */
export function advanceOf(run: RunSummary, message: TrainMessage, secondsBefore: number): Advance {
  switch (message.kind) {
    case 'begun': {
      const { prepared, place, from } = message
      const found = prepared
        ? {
            warnings: prepared.warnings,
            classes: prepared.fitted.target.classes,
            prepareSeconds: prepared.seconds,
          }
        : {}
      const losses = from ? lossesOf([from.row]) : { trainLoss: null, validationLoss: null }
      const changes = { ...found, ...losses, ...placeOf(place), state: 'training' } as const
      // What a crash left may be further on than the checkpoint, or the beginning, that the run goes on from.
      const moved = place.epoch !== run.epoch || place.batch !== run.batch
      const growth = moved ? { rewindTo: from ? place.epoch : -1, parameters: from?.parameters ?? null } : {}
      return { changes, growth }
    }
    case 'progress': {
      const { place, rows, parameters, checkpoint, seconds } = message
      // Many weights take long to write, on the thread that answers the window: those are kept at the end.
      const stored = parameters && parameters.byteLength <= weightsKeptOnTheWay ? { parameters } : {}
      return {
        changes: { ...lossesOf(rows), ...placeOf(place), seconds: secondsBefore + seconds },
        growth: { rows, ...stored, ...(checkpoint && { checkpoint }) },
      }
    }
    case 'stopped':
      return { changes: { state: 'cancelled' }, growth: {} }
    case 'ended': {
      const { outcome, problem, place, rows, parameters, result, checkpoint, notes, seconds } = message
      return {
        changes: {
          ...lossesOf(rows),
          ...(place && placeOf(place)),
          ...result,
          state: outcome,
          problem,
          warnings: [...run.warnings, ...notes],
          seconds: secondsBefore + seconds,
        },
        growth: { rows, ...(parameters && { parameters }), ...(checkpoint && { checkpoint }) },
      }
    }
  }
}

function placeOf({ epoch, batch, batches, bestEpoch, threads }: Place): Partial<RunSummary> {
  return { epoch, batch, batches, bestEpoch, threads }
}

function lossesOf(rows: HistoryRow[]): Partial<RunSummary> {
  const last = rows.at(-1)
  return last ? { trainLoss: finite(last.trainLoss), validationLoss: finite(last.validationLoss) } : {}
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

export function historyOf(rows: HistoryRow[]): History {
  return {
    epochs: Uint32Array.from(rows, (row) => row.epoch),
    trainLoss: Float64Array.from(rows, (row) => row.trainLoss),
    validationLoss: Float64Array.from(rows, (row) => row.validationLoss),
  }
}
