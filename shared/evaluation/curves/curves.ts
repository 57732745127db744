import type { RealArray } from '../../math/matrix'
import { type Ranking, rankingOf } from '../ranking'
import { type Band, bandsOf } from './bands'
import { type DiagramBin, reliabilityDiagram } from './reliability'
import { scoreGroups } from './scoreGroups'

/** Steps of a threshold from 0 to 1, at each of which the counts are known exactly. */
export const thresholdSteps = 1000
/** A point of a curve is kept where it is at least so far from the last one that is. */
const resolution = 1 / 1000

/** The points of a curve, at thresholds from the highest to the lowest. */
export interface Curve {
  x: Float64Array
  y: Float64Array
  /** The score from which on rows count as the event; ∞ before the first. */
  thresholds: Float64Array
}

/** What is drawn of the rows of an event and of the others by the probability that a model gives them. */
export interface Curves {
  /** Sums of weights; without weights, numbers of rows. */
  positives: number
  negatives: number
  /** How many rows a weight of 1 is worth in an interval. */
  rowsPerWeight: number
  /** The true positive rate by the false positive rate. */
  roc: Curve
  rocBand: Band | null
  /** Precision by recall. */
  precisionRecall: Curve
  precisionRecallBand: Band | null
  /** The share of the events that is found by the share of all rows that is looked at. */
  gain: Curve
  reliability: DiagramBin[]
  /** Of each threshold i / 1000 the events, and the others, with at least that probability. */
  truePositives: Float64Array
  falsePositives: Float64Array
}

/**
 * All curves of a model's probabilities of one event. Bands need rows of both sorts.
 * @param probabilities of the event, one a row
 * @param isEvent 1 for a row of the event, 0 for another
 * @param weights by which each row counts; null counts every row once
 */
export function curvesOf(
  probabilities: Float64Array,
  isEvent: Uint8Array,
  weights: RealArray | null,
  seed: number,
): Curves {
  const ranking = rankingOf(probabilities, isEvent, weights)
  const { truePositives, falsePositives, positives, negatives } = ranking
  const bands = positives > 0 && negatives > 0 ? bandsOf(scoreGroups(ranking), seed) : null
  const at = (column: Float64Array, group: number) => (group < 0 ? 0 : (column[group] as number))
  const found = (group: number) => at(truePositives, group) / positives
  const alarms = (group: number) => at(falsePositives, group) / negatives
  const flagged = (group: number) => at(truePositives, group) + at(falsePositives, group)
  const precision = (group: number) => at(truePositives, group) / flagged(group)
  return {
    positives,
    negatives,
    rowsPerWeight: weights === null ? 1 : rowsPerWeightOf(weights),
    roc: curve(ranking, -1, alarms, found),
    rocBand: bands?.roc ?? null,
    precisionRecall: curve(ranking, 0, found, precision),
    precisionRecallBand: bands?.precisionRecall ?? null,
    gain: curve(ranking, -1, (group) => flagged(group) / (positives + negatives), found),
    reliability: reliabilityDiagram(probabilities, isEvent, weights),
    ...countsByThreshold(ranking),
  }
}

/** Points from the group `first` on, -1 being before any row; of points closer than the resolution the first and those at turns are kept. */
function curve(
  { scores }: Ranking,
  first: number,
  xOf: (group: number) => number,
  yOf: (group: number) => number,
): Curve {
  const kept: number[] = []
  let [lastX, lastY] = [-Infinity, -Infinity]
  for (let group = first; group < scores.length; group++) {
    const [x, y] = [xOf(group), yOf(group)]
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    const near = Math.abs(x - lastX) < resolution && Math.abs(y - lastY) < resolution
    if (near && group < scores.length - 1) continue
    kept.push(group)
    lastX = x
    lastY = y
  }
  return {
    x: Float64Array.from(kept, xOf),
    y: Float64Array.from(kept, yOf),
    thresholds: Float64Array.from(kept, (group) => (group < 0 ? Infinity : (scores[group] as number))),
  }
}

function countsByThreshold(ranking: Ranking): Pick<Curves, 'truePositives' | 'falsePositives'> {
  const truePositives = new Float64Array(thresholdSteps + 1)
  const falsePositives = new Float64Array(thresholdSteps + 1)
  let group = -1
  for (let step = thresholdSteps; step >= 0; step--) {
    while (group + 1 < ranking.scores.length && (ranking.scores[group + 1] as number) >= step / thresholdSteps)
      group += 1
    if (group < 0) continue
    truePositives[step] = ranking.truePositives[group] as number
    falsePositives[step] = ranking.falsePositives[group] as number
  }
  return { truePositives, falsePositives }
}

/** Σ w / Σ w²: the effective number of rows of some weights (Kish, "Survey sampling", 1965) over their sum. */
function rowsPerWeightOf(weights: RealArray): number {
  let [total, squares] = [0, 0]
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] as number
    total += weight
    squares += weight * weight
  }
  return squares > 0 ? total / squares : 1
}
