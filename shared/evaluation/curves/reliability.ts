import type { RealArray } from '../../math/matrix'
import { wilson } from '../intervals/wilson'
import { reliabilityBins, reliabilityBinsOf, reliabilityOf } from '../metrics/reliability'

/** The rows whose predicted probability lies in one bin. */
export interface DiagramBin {
  from: number
  to: number
  /** Each counted once. */
  rows: number
  /** The sum of their weights; without weights, `rows`. */
  weight: number
  /** Null without rows: the mean predicted probability, and the share that has the event with Wilson's interval. */
  predicted: number | null
  observed: number | null
  low: number | null
  high: number | null
}

/**
 * Whether predicted probabilities are what happens: rows in bins of equal width by their probability, the bins of the calibration error
 * (Murphy and Winkler, Applied Statistics 26, 1977).
 */
export function reliabilityDiagram(
  probabilities: Float64Array,
  isEvent: Uint8Array,
  weights: RealArray | null = null,
): DiagramBin[] {
  const binOfRow = reliabilityBinsOf(probabilities)
  const squares = squaresOf(binOfRow, weights)
  return reliabilityOf(probabilities, binOfRow, isEvent, weights).map(({ rows, weight, predicted, observed }, bin) => {
    const filled = weight > 0
    // The effective number of rows (Kish, "Survey sampling", 1965).
    const interval = filled ? wilson(observed, (weight * weight) / (squares?.[bin] ?? weight)) : null
    return {
      from: bin / reliabilityBins,
      to: (bin + 1) / reliabilityBins,
      rows,
      weight,
      predicted: filled ? predicted : null,
      observed: filled ? observed : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    }
  })
}

/** The sums of the squared weights of each bin. */
function squaresOf(binOfRow: Uint8Array, weights: RealArray | null): Float64Array | null {
  if (weights === null) return null
  const squares = new Float64Array(reliabilityBins)
  for (let row = 0; row < binOfRow.length; row++) {
    const bin = binOfRow[row] as number
    const weight = weights[row] as number
    squares[bin] = (squares[bin] as number) + weight * weight
  }
  return squares
}
