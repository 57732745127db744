import type { RealArray } from '../../math/matrix'

/**
 * Rows in descending order of a score. Rows of equal scores are a group: no order among them is evidence. What a walk needs lies in its order,
 * since looking it up row by row would be as many jumps through memory.
 */
export interface Ranks {
  order: Uint32Array
  /** Where each group ends in the order; the last one at the number of rows. */
  ends: Uint32Array
  /** The class of each row, in this order. */
  truth: Uint32Array
}

/**
 * @param order of the rows by their scores, descending
 * @param truth the class of each row
 */
export function ranksOf(scores: Float64Array, order: Uint32Array, truth: Uint32Array): Ranks {
  const ends = new Uint32Array(order.length)
  let groups = 0
  for (let at = 1; at <= order.length; at++) {
    if (at < order.length && scores[order[at] as number] === scores[order[at - 1] as number]) continue
    ends[groups] = at
    groups += 1
  }
  return { order, ends: ends.slice(0, groups), truth: order.map((row) => truth[row] as number) }
}

/** Null where each row counts once. */
function weightsInOrder(order: Uint32Array, weights: RealArray | null): Float64Array | null {
  if (weights === null) return null
  const ordered = new Float64Array(order.length)
  for (let at = 0; at < order.length; at++) ordered[at] = weights[order[at] as number] as number
  return ordered
}

/**
 * For each class j, Σ w_a w_b over the pairs of a row a of the class and a row b of class j in which a has the larger score, those of
 * equal scores counted half: the statistic of Mann and Whitney (1947). Divided by the weight of all pairs it is the area under the
 * ROC curve by trapezoids (Hanley and McNeil, Radiology 143, 1982). One walk down the scores.
 */
export function winsOver(
  { order, ends, truth }: Ranks,
  classIndex: number,
  classes: number,
  weights: RealArray | null,
): number[] {
  const wins = new Float64Array(classes)
  const ordered = weightsInOrder(order, weights)
  let above = 0
  let start = 0
  for (let group = 0; group < ends.length; group++) {
    const end = ends[group] as number
    let within = 0
    for (let at = start; at < end; at++) {
      if (truth[at] === classIndex) within += ordered === null ? 1 : (ordered[at] as number)
    }
    const beaten = above + within / 2
    for (let at = start; beaten > 0 && at < end; at++) {
      const of = truth[at] as number
      if (of === classIndex) continue
      wins[of] = (wins[of] as number) + (ordered === null ? 1 : (ordered[at] as number)) * beaten
    }
    above += within
    start = end
  }
  return [...wins]
}

/**
 * Σ (R_n - R_{n-1}) P_n over the distinct scores, descending: precision P at a score weighed by the recall R that it adds. No straight
 * lines between the points, which would be too hopeful (average_precision_score of scikit-learn; Davis and Goadrich, ICML 2006).
 * @returns null where no row has the class
 */
export function precisionArea(
  { order, ends, truth }: Ranks,
  classIndex: number,
  weights: RealArray | null,
): number | null {
  const ordered = weightsInOrder(order, weights)
  let found = 0
  let seen = 0
  let sum = 0
  let start = 0
  for (let group = 0; group < ends.length; group++) {
    const end = ends[group] as number
    let added = 0
    for (let at = start; at < end; at++) {
      const weight = ordered === null ? 1 : (ordered[at] as number)
      seen += weight
      if (truth[at] === classIndex) added += weight
    }
    found += added
    if (added > 0) sum += added * (found / seen)
    start = end
  }
  return found > 0 ? sum / found : null
}
