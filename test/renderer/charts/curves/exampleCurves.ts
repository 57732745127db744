import type { RunCurves } from '@shared/contract/curves'
import { curvesOf } from '@shared/evaluation/curves/curves'

/** Twelve rows, six of them events. */
export function exampleCurves(): RunCurves {
  const scores = Float64Array.of(0.9, 0.8, 0.8, 0.7, 0.55, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05)
  const events = Uint8Array.of(1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0)
  return { classIndex: 1, rows: 12, ...curvesOf(scores, events, null, 1) }
}
