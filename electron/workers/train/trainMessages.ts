import type { Problem } from '@shared/contract/labError'
import type { Metrics } from '@shared/contract/metrics'
import type { RunSpec } from '@shared/spec/runSpec'
import type { FittedPreparation } from '@shared/data/preparation/preparation'
import type { CoreShare } from '../threads/coreBudget'
import type { TableAccess } from '../table/tableAccess'

/** How far a run is to go; all but `end` pause it there. `here`: end a paused run where it stands, as cancelled. */
export type Stretch = 'end' | 'epoch' | 'batch' | 'here'

/** What a pool thread is asked to do. */
export interface TrainRequest {
  run: string
  spec: RunSpec
  access: TableAccess
  /** Bytes that the prepared rows may take in memory; what is more goes to a file in `temporary`. */
  memory: number
  temporary: string
  /** The folder where predictions are kept; null keeps none. */
  predictions: string | null
  /** See control.ts. */
  control: SharedArrayBuffer
  /** Where an earlier thread left off, as that thread encoded it; null begins at the beginning. */
  checkpoint: Uint8Array | null
  upTo: Stretch
  cores: CoreShare
  /** See turboGate.ts. */
  turbo: SharedArrayBuffer
}

export interface HistoryRow {
  epoch: number
  trainLoss: number
  /** NaN without validation rows. */
  validationLoss: number
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
  warnings: string[]
  /** Seconds that it took. */
  seconds: number
}

/** Where a run stands. */
export interface Place {
  /** Epochs finished. */
  epoch: number
  /** Mini-batches finished of the epoch under way, and how many an epoch has. */
  batch: number
  batches: number
  /** The epoch of the lowest validation loss, where the run gives its weights. */
  bestEpoch: number | null
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
      place: Place
      /** The last finished epoch and the weights of a run that was paused or interrupted; null at the beginning. */
      from: { row: HistoryRow; parameters: Float64Array } | null
    }
  | {
      kind: 'progress'
      run: string
      place: Place
      /** Epochs since the last progress. */
      rows: HistoryRow[]
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
      problem: Problem | null
      /** Null where the run ended before there was a trainer. */
      place: Place | null
      /** Epochs since the last progress. */
      rows: HistoryRow[]
      /** What the run gives, or the weights at the pause; null where it has none, or none that are worth anything. */
      parameters: Float64Array | null
      /** Of these weights; null for a run that is paused. */
      result: { metrics: Metrics; fingerprint: string } | null
      /** Of a paused run that had begun. */
      checkpoint: Uint8Array | null
      /** How training came to its end, and what is doubtful about the result. */
      notes: string[]
      seconds: number
    }
