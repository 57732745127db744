import type { Problem } from '@shared/contract/labError'
import type { ModelSummary } from '@shared/contract/model'
import type { ModelFile } from '@shared/exports/modelFile'

/** What the model thread is asked: to write a model file from weights, or to read and check one. */
export type ModelRequest =
  | {
      kind: 'write'
      /** All of the file but the weights. */
      model: Omit<ModelFile, 'network'>
      parameters: Float64Array
    }
  | { kind: 'read'; text: string; fileName: string }

/** What the library shows of a model, but for when it was added. */
export type ModelFacts = Omit<ModelSummary, 'addedAt' | 'removed'>

export type ModelAnswer = { ok: true; text: string; facts: ModelFacts } | { ok: false; problem: Problem }
