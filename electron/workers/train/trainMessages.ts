import type { Ending } from '@shared/contract/ending'
import type { EpochValues, History } from '@shared/contract/history'
import type { InferenceAnswer } from '@shared/contract/inference'
import type { Problem } from '@shared/contract/labError'
import type { Metrics } from '@shared/contract/metrics'
import type { RunWarning } from '@shared/contract/warning'
import type { FittedPreparation } from '@shared/data/preparation/preparation'
import type { RunJob, Seat } from './runJob'
import type { SharedPreparation } from './sharedPreparation'

/** What a pool thread is asked to do, and what it has for it. */
export interface TrainRequest {
  job: RunJob
  seat: Seat
}

export interface PreparedParts {
  train: number
  validation: number
  test: number
  dropped: number
}

/** What the preparation came to. */
export interface Prepared {
  fitted: FittedPreparation
  parts: PreparedParts
  inputs: string[]
  warnings: RunWarning[]
  /** Where Huber's loss turns, in the unit of the target; null for other losses. */
  huberDelta: number | null
  /** Seconds that it took. */
  seconds: number
}

/** Where in its training a run stands. */
export interface TrainingPosition {
  /** Epochs finished. */
  epoch: number
  /** Mini-batches finished of the epoch under way, and how many an epoch has. */
  batch: number
  batches: number
  /** The epoch of the lowest validation loss, where the run gives its weights. */
  bestEpoch: number | null
  /** Before its schedule, as it was chosen or follows from the data; null where there is none, or it is not known yet. */
  learningRate: number | null
  /** Threads that work on it. */
  threads: number
}

export type Outcome = 'done' | 'paused' | 'cancelled' | 'diverged' | 'failed'

export type TrainMessage =
  | {
      /** Training goes on from here. */
      kind: 'begun'
      run: string
      /** Null where this thread had the run's data still. */
      prepared: Prepared | null
      /** The prepared rows, for runs that prepare the same. */
      shared: SharedPreparation | null
      position: TrainingPosition
      /** What the last finished epoch measured, and its weights, of a run that was paused or interrupted; null at the beginning. */
      from: { values: EpochValues; parameters: Float64Array } | null
    }
  | {
      kind: 'progress'
      run: string
      position: TrainingPosition
      /** Epochs since the last progress. */
      history: History
      /** The weights after the last of these epochs; null where none was finished since the last progress. */
      parameters: Float64Array | null
      /** Worth storing, where it is there. */
      checkpoint: Uint8Array | null
      /** Seconds of training since the thread began. */
      seconds: number
    }
  | {
      /** A cancel has been heard and the run trains no more; what is left of it, which can take a while, follows as its end. */
      kind: 'stopped'
      run: string
    }
  | {
      kind: 'ended'
      run: string
      outcome: Outcome
      /** Why the training ended by itself; null where it was stopped or failed. */
      ending: Ending | null
      problem: Problem | null
      /** Null where the run ended before there was a trainer. */
      position: TrainingPosition | null
      /** Epochs since the last progress. */
      history: History
      /** What the run gives, or the weights at the pause; null where it has none, or none that are worth anything. */
      parameters: Float64Array | null
      /** Of these weights; null for a run that is paused. */
      result: ({ metrics: Metrics; fingerprint: string } & InferenceAnswer) | null
      /** Of a paused run that had begun. */
      checkpoint: Uint8Array | null
      /** What is doubtful about the result, and how training came to its end. */
      warnings: RunWarning[]
      seconds: number
    }
