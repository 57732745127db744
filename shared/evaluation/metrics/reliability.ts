import type { RealArray } from '../../math/matrix'

/** Of equal width, from 0 to 1. */
export const reliabilityBins = 10

/** The rows whose probability is in one of them. */
export interface ReliabilityBin {
  /** Each row counted once. */
  rows: number
  /** The sum of their weights; without weights their number. */
  weight: number
  /** The mean probability, and the share of the rows that had what was predicted; NaN without rows. */
  predicted: number
  observed: number
}

/** The bin of each probability. One on a boundary belongs to the bin below it (`calibration_curve` of scikit-learn). */
export function reliabilityBinsOf(probabilities: Float64Array): Uint8Array {
  return Uint8Array.from(probabilities, (probability) => {
    let bin = Math.min(reliabilityBins - 1, Math.floor(probability * reliabilityBins))
    if (bin > 0 && probability <= bin * (1 / reliabilityBins)) bin -= 1
    else if (bin < reliabilityBins - 1 && probability > (bin + 1) * (1 / reliabilityBins)) bin += 1
    return bin
  })
}

/**
 * @param bins of the rows (`reliabilityBinsOf`)
 * @param hits 1 for each row that had what was predicted, else 0
 */
export function reliabilityOf(
  probabilities: Float64Array,
  bins: Uint8Array,
  hits: Uint8Array,
  weights: RealArray | null,
): ReliabilityBin[] {
  const [rows, weight, predicted, observed] = [0, 1, 2, 3].map(() => new Float64Array(reliabilityBins)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let row = 0; row < bins.length; row++) {
    const bin = bins[row] as number
    const counts = weights === null ? 1 : (weights[row] as number)
    rows[bin] = (rows[bin] as number) + 1
    weight[bin] = (weight[bin] as number) + counts
    predicted[bin] = (predicted[bin] as number) + counts * (probabilities[row] as number)
    if (hits[row] === 1) observed[bin] = (observed[bin] as number) + counts
  }
  return Array.from(rows, (count, bin) => ({
    rows: count,
    weight: weight[bin] as number,
    predicted: (predicted[bin] as number) / (weight[bin] as number),
    observed: (observed[bin] as number) / (weight[bin] as number),
  }))
}

/** A Brier score of two classes in parts: `reliability - resolution + uncertainty + within` is the score. */
export interface BrierParts {
  /** How far the probabilities of the bins are from the shares that came true: the less the better. */
  reliability: number
  /** How far the shares of the bins are from the share of all rows: the more the better. */
  resolution: number
  /** What a share alone costs, ȳ (1 - ȳ): of the rows, not of the model. */
  uncertainty: number
  /** What rows of one bin differ among themselves: 0 where all of a bin have one probability. */
  within: number
}

/**
 * Murphy's decomposition (Journal of Applied Meteorology 12, 1973) over the reliability bins; what varies within the bins is the rest
 * (Stephenson, Coelho and Jolliffe, Weather and Forecasting 23, 2008).
 * @param brier the score of the same rows
 */
export function brierParts(bins: readonly ReliabilityBin[], brier: number): BrierParts {
  const filled = bins.filter(({ weight }) => weight > 0)
  const total = filled.reduce((sum, { weight }) => sum + weight, 0)
  const mean = (term: (bin: ReliabilityBin) => number) =>
    filled.reduce((sum, bin) => sum + bin.weight * term(bin), 0) / total
  const share = mean(({ observed }) => observed)
  const reliability = mean(({ predicted, observed }) => (predicted - observed) * (predicted - observed))
  const resolution = mean(({ observed }) => (observed - share) * (observed - share))
  const uncertainty = share * (1 - share)
  return { reliability, resolution, uncertainty, within: brier - (reliability - resolution + uncertainty) }
}
