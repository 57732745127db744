import type { Provenance } from '../exports/exporter'
import type { RunCurves } from '../contract/curves'
import type { Evaluation } from '../contract/evaluation'

/** What a model says of some rows, measured. */
export interface ReportedRows {
  /** "Validation rows", "survey.csv" */
  label: string
  evaluation: Evaluation
  /** Of two classes those of the event; null where there are none. */
  curves: RunCurves | null
  /** What is doubtful about these rows. */
  warnings?: readonly string[]
}

/** A run or a model file in a report. */
export interface ReportedModel {
  provenance: Omit<Provenance, 'metrics'>
  /** When somebody uncovered the test rows; null where nobody keeps that, as of model files. */
  looks: readonly string[] | null
  rows: readonly ReportedRows[]
}

export interface Report {
  /** ISO date with time. */
  createdAt: string
  /** Of the app. */
  version: string
  models: readonly ReportedModel[]
}
