import type { NetworkSpec } from '@shared/spec/runSpec'
import type { FittedPreparation } from '@shared/data/preparation/preparation'
import type { ThreadAnswer } from '../threads/serveThread'

/** The probability of one class, or the predicted number, over the plane of two numeric features of a fitted run. */
export interface FieldRequest {
  fitted: FittedPreparation
  network: NetworkSpec
  parameters: Float64Array
  x: string
  y: string
  xRange: [number, number]
  yRange: [number, number]
  resolution: number
  /** Without a meaning where the target is a number. */
  classIndex: number
}

export type FieldAnswer = ThreadAnswer<{ values: Float32Array; held: { feature: string; value: string }[] }>
