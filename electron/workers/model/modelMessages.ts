import type { ModelSummary } from '@shared/contract/model'
import type { ModelFile } from '@shared/exports/modelFile'
import type { ThreadAnswer } from '../threads/serveThread'

/** What the model thread is asked: to write a model file from weights, or to read and check one. */
export type ModelRequest =
  | {
      kind: 'write'
      /** All of the file but the weights; `inputs` is how many the network has. */
      model: Omit<ModelFile, 'network'>
      inputs: number
      parameters: Float64Array
    }
  | { kind: 'read'; text: string; fileName: string }

/** What the library shows of a model, but for when it was added. */
export type ModelFacts = Omit<ModelSummary, 'addedAt' | 'removed'>

/** A model file, and what is known of it. */
export interface MadeModel {
  text: string
  facts: ModelFacts
}

export type ModelAnswer = ThreadAnswer<MadeModel>
