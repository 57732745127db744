import type { ModelSummary } from '@shared/contract/model'
import type { Provenance } from '@shared/exports'
import type { ModelParts } from '@shared/model/fittedModel'
import type { ThreadAnswer } from '../threads/serveThread'

/** The model of a run that has ended, as a plain value. */
export interface FinishedParts {
  parts: ModelParts
  provenance: Provenance
}

/** What the model thread is asked: to write a model file, to read and check one, or to write an export to a path. */
export type ModelRequest =
  | ({ kind: 'write' } & FinishedParts)
  | { kind: 'read'; text: string; fileName: string }
  | ({ kind: 'export'; exporter: string; path: string } & FinishedParts)

/** What the library shows of a model, but for when it was added. */
export type ModelFacts = Omit<ModelSummary, 'addedAt' | 'removed'>

export type MadeModel = { kind: 'model'; text: string; facts: ModelFacts } | { kind: 'export'; bytes: number }

export type ModelAnswer = ThreadAnswer<MadeModel>
