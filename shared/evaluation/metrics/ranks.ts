import type { RealArray } from '../../math/matrix'

/** Rows in descending order of a score. Rows of equal scores are a group: no order among them is evidence. */
export interface Ranks {
  order: Uint32Array
  /** Where each group ends in the order; the last one at the number of rows. */
  ends: Uint32Array
}

/** @param order of the rows by their scores, descending */
export function ranksOf(scores: Float64Array, order: Uint32Array): Ranks {
  const ends = new Uint32Array(order.length)
  let groups = 0
  for (let at = 1; at <= order.length; at++) {
    if (at < order.length && scores[order[at] as number] === scores[order[at - 1] as number]) continue
    ends[groups] = at
    groups += 1
  }
  return { order, ends: ends.slice(0, groups) }
}

/**
 * For each class j, Σ w_a w_b over the pairs of a row a of the class and a row b of class j in which a has the larger score, those of
 * equal scores counted half: the statistic of Mann and Whitney (1947). Divided by the weight of all pairs it is the area under the
 * ROC curve by trapezoids (Hanley and McNeil, Radiology 143, 1982). One walk down the scores.
 */
export function winsOver(
  { order, ends }: Ranks,
  truth: Uint32Array,
  classIndex: number,
  classes: number,
  weights: RealArray | null,
): number[] {
  const wins = new Float64Array(classes)
  let above = 0
  let start = 0
  for (const end of ends) {
    let within = 0
    for (let at = start; at < end; at++) {
      const row = order[at] as number
      if (truth[row] === classIndex) within += weights === null ? 1 : (weights[row] as number)
    }
    const beaten = above + within / 2
    for (let at = start; beaten > 0 && at < end; at++) {
      const row = order[at] as number
      const of = truth[row] as number
      if (of !== classIndex)
        wins[of] = (wins[of] as number) + (weights === null ? 1 : (weights[row] as number)) * beaten
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
  { order, ends }: Ranks,
  truth: Uint32Array,
  classIndex: number,
  weights: RealArray | null,
): number | null {
  let [found, seen, sum, start] = [0, 0, 0, 0]
  for (const end of ends) {
    let added = 0
    for (let at = start; at < end; at++) {
      const row = order[at] as number
      const weight = weights === null ? 1 : (weights[row] as number)
      seen += weight
      if (truth[row] === classIndex) added += weight
    }
    found += added
    if (added > 0) sum += added * (found / seen)
    start = end
  }
  return found > 0 ? sum / found : null
}
