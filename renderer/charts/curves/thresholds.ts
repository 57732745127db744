import type { RunCurves } from '@shared/contract/curves'
import { type Costs, type Fourfold, costOf } from '@shared/evaluation/fourfold/fourfold'

/** A threshold as the number of its step; the counts are known at each. */
export const thresholdSteps = 1000
export const usualStep = thresholdSteps / 2

export function fourfoldAt(curves: RunCurves, step: number): Fourfold {
  const truePositives = curves.truePositives[step] as number
  const falsePositives = curves.falsePositives[step] as number
  return {
    truePositives,
    falsePositives,
    falseNegatives: curves.positives - truePositives,
    trueNegatives: curves.negatives - falsePositives,
  }
}

/** The threshold of the least cost; of several the one nearest to 0.5. */
export function cheapestStep(curves: RunCurves, costs: Costs): number {
  let best = usualStep
  let least = costOf(fourfoldAt(curves, best), costs)
  for (let away = 1; away <= thresholdSteps - usualStep; away++) {
    for (const step of [usualStep - away, usualStep + away]) {
      const cost = costOf(fourfoldAt(curves, step), costs)
      if (cost < least) {
        best = step
        least = cost
      }
    }
  }
  return best
}

/** Rows of the event, and of the others, in bins of so many steps from 0 to 1. */
export function scoreCounts(curves: RunCurves, bins: number): { events: number[]; others: number[] } {
  const width = thresholdSteps / bins
  const counts = (cumulative: Float64Array) =>
    Array.from({ length: bins }, (_, bin) => {
      const from = cumulative[bin * width] as number
      // The last bin has the probability of 1 in it.
      return bin === bins - 1 ? from : from - (cumulative[(bin + 1) * width] as number)
    })
  return { events: counts(curves.truePositives), others: counts(curves.falsePositives) }
}
