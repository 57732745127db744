import type { Problem } from '@shared/contract/labError'
import type { Metrics } from '@shared/contract/run'
import type { RunSpec } from '@shared/contract/runSpec'
import type { FittedPreparation } from '@shared/data/preparation'
import type { Table } from '@shared/data/table'

/** What a pool thread is asked to do. The table's arrays are shared, not copied. */
export interface TrainRequest {
  run: string
  spec: RunSpec
  table: Table
  /** One Int32; anything but 0 asks the run to stop at the next mini-batch. */
  cancel: SharedArrayBuffer
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

/** The weights as they stand after an epoch. */
export interface TrainedState {
  epoch: number
  parameters: Float64Array
}

export type TrainMessage =
  | {
      kind: 'prepared'
      run: string
      fitted: FittedPreparation
      parts: PreparedParts
      inputs: string[]
      warnings: string[]
      /** Seconds that the preparation took. */
      seconds: number
    }
  | { kind: 'progress'; run: string; rows: HistoryRow[]; state: TrainedState }
  | {
      kind: 'ended'
      run: string
      outcome: 'done' | 'cancelled' | 'diverged' | 'failed'
      problem: Problem | null
      /** Epochs since the last progress. */
      rows: HistoryRow[]
      /** Null where the run failed before there were any weights. */
      result: { state: TrainedState; metrics: Metrics; fingerprint: string } | null
      /** What is doubtful about the result. */
      warning: string | null
      /** Seconds of training, without the preparation. */
      seconds: number
    }
