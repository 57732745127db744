import type { RunCurves } from '@shared/contract/curves'
import type { Part } from '@shared/contract/metrics'
import type { Predictions } from '@shared/contract/predictions'
import type { ModelParts } from '@shared/model/fittedModel'
import type { PreparationSpec, RunSpec } from '@shared/spec/runSpec'
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

/** Curves of the probability of one class, from predictions that are there. */
export interface CurvesRequest {
  kind: 'curves'
  predictions: Predictions
  part: Part
  classIndex: number
  seed: number
  /** Where the weights of the rows are; null where each counts once. */
  weights: { preparation: Pick<PreparationSpec, 'weights'>; access: TableAccess } | null
  memory: number
}

export type EvaluateRequest = FieldRequest | PredictionsRequest | CurvesRequest

export type Evaluated =
  | { kind: 'field'; values: Float32Array; held: { feature: string; value: string }[] }
  | { kind: 'predictions'; predictions: Predictions }
  | { kind: 'curves'; curves: RunCurves }

export type EvaluateAnswer = ThreadAnswer<Evaluated>
