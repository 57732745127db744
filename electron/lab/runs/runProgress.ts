import { type EpochValues, type History, lastValues, valuesAt } from '@shared/contract/history'
import type { Problem } from '@shared/contract/labError'
import type { RunStatus, RunSummary } from '@shared/contract/run'
import { eachOnce } from '@shared/contract/warning'
import type { TrainMessage } from '../../workers/train/trainMessages'
import type { RunUpdate } from '../store/runStore'

/** Bytes of weights up to which every progress stores them: a crash then costs at most a tenth of a second. */
const weightsKeptOnTheWay = 1 << 20

/** Whether a disk is at fault, not the run: when there is room, or the dataset's file was opened again, it can go on. */
export function isOfDisk({ code }: Problem): boolean {
  return code === 'disk' || code === 'damaged'
}

/** Codes of warnings that come before a run is prepared. */
const knownBefore: ReadonlySet<string> = new Set(['columns-left-out', 'trained-again'])

/** What a training thread's message changes about its run. */
export interface RunProgress {
  status: Partial<RunStatus>
  update: RunUpdate
}

/**
 * @param run as it was before
 * @param secondsBefore of training on earlier threads
 * @param stored gives the history up to this message
 */
export function progressOf(
  run: RunSummary,
  message: TrainMessage,
  secondsBefore: number,
  stored: () => History,
): RunProgress {
  switch (message.kind) {
    case 'begun': {
      const { prepared, position, from } = message
      const found = prepared
        ? {
            // What is known before the preparation stays.
            warnings: eachOnce([...run.warnings.filter(({ code }) => knownBefore.has(code)), ...prepared.warnings]),
            classes: prepared.fitted.target.classes,
            prepareSeconds: prepared.seconds,
            huberDelta: prepared.huberDelta,
          }
        : {}
      const losses = from ? lossesOf(from.values) : { trainLoss: null, validationLoss: null }
      const status = { ...found, ...losses, ...position, state: 'training' } as const
      // What a crash left may be further on than the checkpoint, or the beginning, that the run goes on from.
      const moved = position.epoch !== run.epoch || position.batch !== run.batch
      const update = moved ? { rewindTo: from ? position.epoch : -1, parameters: from?.parameters ?? null } : {}
      return { status, update }
    }
    case 'progress': {
      const { position, history, parameters, checkpoint, seconds } = message
      // Many weights take long to write, on the thread that answers the window: those are kept at the end.
      const stored = parameters && parameters.byteLength <= weightsKeptOnTheWay ? { parameters } : {}
      return {
        status: { ...lossesOf(lastValues(history)), ...position, seconds: secondsBefore + seconds },
        update: { history, ...stored, ...(checkpoint && { checkpoint }) },
      }
    }
    case 'stopped':
      return { status: { state: 'cancelled' }, update: {} }
    case 'ended': {
      const { outcome, ending, problem, position, history, parameters, result, checkpoint, warnings, seconds } = message
      // The figures of a run that has ended are those of the weights that it gives.
      const kept = outcome === 'done' ? (position?.bestEpoch ?? null) : null
      return {
        status: {
          ...lossesOf(lastValues(history)),
          ...(kept !== null && lossesOf(valuesAt(history, kept) ?? valuesAt(stored(), kept) ?? {})),
          ...position,
          ...result,
          state: outcome === 'failed' && problem && isOfDisk(problem) ? 'paused' : outcome,
          ending,
          problem,
          warnings: eachOnce([...run.warnings, ...warnings]),
          seconds: secondsBefore + seconds,
        },
        update: { history, ...(parameters && { parameters }), ...(checkpoint && { checkpoint }) },
      }
    }
  }
}

/** The losses that a list of runs shows; nothing where no epoch has ended. */
function lossesOf({ trainLoss, validationLoss }: EpochValues): Partial<RunStatus> {
  return trainLoss === undefined ? {} : { trainLoss: finite(trainLoss), validationLoss: finite(validationLoss) }
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
}
