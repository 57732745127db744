import type { Predictions } from '@shared/contract/predictions'
import type { ModelParts } from '@shared/model/fittedModel'
import type { RunSpec } from '@shared/spec/runSpec'
import type { TableAccess } from '../table/tableAccess'
import type { ThreadAnswer } from '../threads/serveThread'

/** The probability of one class, or the predicted number, over the plane of two numeric features of a fitted run. */
export interface FieldRequest {
  kind: 'field'
  model: ModelParts
  x: string
  y: string
  xRange: [number, number]
  yRange: [number, number]
  resolution: number
  /** Without a meaning where the target is a number. */
  classIndex: number
}

/** What a model says of every row that its run can use. */
export interface PredictionsRequest {
  kind: 'predictions'
  model: ModelParts
  spec: RunSpec
  access: TableAccess
  /** Bytes that prepared rows may take in memory. */
  memory: number
}

export type EvaluateRequest = FieldRequest | PredictionsRequest

export type Evaluated =
  | { kind: 'field'; values: Float32Array; held: { feature: string; value: string }[] }
  | { kind: 'predictions'; predictions: Predictions }

export type EvaluateAnswer = ThreadAnswer<Evaluated>
