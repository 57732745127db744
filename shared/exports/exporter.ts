import type { Ending } from '../contract/ending'
import type { Inference, InferenceReason } from '../contract/inference'
import type { Metrics } from '../contract/metrics'
import type { RunWarning } from '../contract/warning'
import type { FittedModel } from '../model/fittedModel'
import type { RunSpec } from '../spec/runSpec'

/** How a model came about. */
export interface Provenance {
  /** Version of the engine that trained the weights. */
  engine: string
  name: string
  createdAt: string
  dataset: { name: string; sha256: string; rows: number; columns: number | null }
  spec: RunSpec
  metrics: Metrics
  /** Why the training ended; null where a person ended it, or nobody has said. */
  ending: Ending | null
  /** What is doubtful about it. */
  warnings: RunWarning[]
  /** What its coefficients say, or why they say nothing; both null where nobody has worked it out. */
  inference: Inference | null
  inferenceReason: InferenceReason | null
  /** Of the weights; see shared/engine/fingerprint. */
  fingerprint: string
}

/** The model of a run that has ended, as exporters get it. */
export interface FinishedModel {
  fitted: FittedModel
  provenance: Provenance
}

/** A way to write a model down for others. */
export interface Exporter {
  /** On the command line and in calls; never changed. */
  id: string
  /** What is exported: "model (JSON)". */
  label: string
  /** Of its files, without the dot. */
  extension: string
  mediaType: string
  /** Whether it can say all of this model. */
  supports(model: FinishedModel): boolean
  /** @throws LabError `bad-model` for a model that could not be read again */
  write(model: FinishedModel): Uint8Array
}
