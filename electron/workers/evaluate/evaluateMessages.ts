import type { Problem } from '@shared/contract/labError'
import type { ModelParts } from '@shared/model/fittedModel'

/** The probability of one class, or the predicted number, over the plane of two numeric features of a fitted run. */
export interface FieldRequest {
  model: ModelParts
  x: string
  y: string
  xRange: [number, number]
  yRange: [number, number]
  resolution: number
  /** Without a meaning where the target is a number. */
  classIndex: number
}

export type FieldAnswer =
  { ok: true; values: Float32Array; held: { feature: string; value: string }[] } | { ok: false; problem: Problem }
