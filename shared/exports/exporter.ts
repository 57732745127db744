import type { FittedModel } from '../model/fittedModel'
import type { ModelFile } from './modelFile'

/** How a model came about. */
export type Provenance = Pick<
  ModelFile,
  'engine' | 'name' | 'createdAt' | 'dataset' | 'spec' | 'metrics' | 'fingerprint'
>

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
