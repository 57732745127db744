import type { IntervalKind } from '../../contract/inference'
import type { FittedPreparation } from '../../data/preparation/fittedPreparation'
import type { Table } from '../../data/table/table'
import type { RunSpec } from '../../spec/runSpec'

/** Whether the classes of the training rows are separated: by which columns, and in which words where somebody has said it already. */
export type KnownSeparation = 'none' | 'untested' | { columns: readonly string[]; told?: string }

/** A model without hidden layers and the rows that it was trained on. */
export interface InferenceQuestion {
  spec: RunSpec
  fitted: FittedPreparation
  /** The weights in plain order (see Network). */
  parameters: Float64Array
  table: Table
  /** Training rows. */
  rows: Uint32Array
  /** What is known of the separation of its classes; 'untested' where that is too much work. */
  separation: () => KnownSeparation
}

export interface InferenceOptions {
  intervals: IntervalKind
  /** Firth's penalised fit in place of the run's own; of two classes only. */
  firth: boolean
  bounds: InferenceBounds
}

/** Rows × coefficients² of an iteration, cells of the inputs, and how many coefficients. */
export interface InferenceBounds {
  work: number
  cells: number
  coefficients: number
}

/** At the end of a run: a tenth of a second or so, and a table that can be kept with it. */
export const endOfRunBounds: InferenceBounds = { work: 2e7, cells: 2e6, coefficients: 60 }
/** When somebody asks: some seconds. */
export const askedBounds: InferenceBounds = { work: 2e9, cells: 2e7, coefficients: 1000 }
/** Rows × coefficients³ of profile intervals, which fit the model some thirty times for each coefficient. */
export const profileBound = 2e9
