import type { RealArray } from '../../math/matrix'
import { wilson } from '../intervals/wilson'

/** Bins of equal width from 0 to 1. */
export const reliabilityBins = 10

/** The rows whose predicted probability lies in one bin. */
export interface ReliabilityBin {
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
 * Whether predicted probabilities are what happens: rows in bins of equal width by their probability, the last with 1 in it (Murphy and
 * Winkler, Applied Statistics 26, 1977).
 */
export function reliabilityOf(
  probabilities: Float64Array,
  isEvent: ArrayLike<number>,
  weights: RealArray | null = null,
): ReliabilityBin[] {
  const column = () => new Float64Array(reliabilityBins)
  const [rows, total, squares, predicted, events] = [column(), column(), column(), column(), column()]
  const add = (to: Float64Array, bin: number, value: number) => (to[bin] = (to[bin] as number) + value)
  for (let row = 0; row < probabilities.length; row++) {
    const probability = probabilities[row] as number
    const weight = weights === null ? 1 : (weights[row] as number)
    const bin = Math.min(reliabilityBins - 1, Math.floor(probability * reliabilityBins))
    add(rows, bin, 1)
    add(total, bin, weight)
    add(squares, bin, weight * weight)
    add(predicted, bin, weight * probability)
    if (isEvent[row] === 1) add(events, bin, weight)
  }
  return Array.from(rows, (count, bin) => {
    const weight = total[bin] as number
    const observed = weight > 0 ? (events[bin] as number) / weight : null
    const interval = observed === null ? null : wilson(observed, (weight * weight) / (squares[bin] as number))
    return {
      from: bin / reliabilityBins,
      to: (bin + 1) / reliabilityBins,
      rows: count,
      weight,
      predicted: weight > 0 ? (predicted[bin] as number) / weight : null,
      observed,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    }
  })
}
