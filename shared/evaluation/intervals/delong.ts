import { descendingOrder } from '../../math/descendingOrder'
import { log, sigmoid } from '../../math/elementary'
import { accurateSum } from '../../math/statistics'
import { type Interval, normal975 } from './interval'

/** Areas under ROC curves of several scores of the same rows. */
export interface RocAreas {
  /** An area a score. */
  areas: number[]
  /** Their covariances, estimated from these rows. */
  covariance: number[][]
}

/**
 * The areas under the ROC curves of scores of the same rows, and their covariances (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988). Of m
 * rows of the event and n others, the covariance of two areas is that of the placements of the events, divided by m, plus that of the placements
 * of the others, divided by n. A placement is the share of the other group that a row is ordered right with, ties counted half; it is had from
 * one walk down the sorted scores, O(N log N) in all (Sun and Xu, IEEE Signal Processing Letters 21, 2014), where the definition compares m n pairs.
 *
 * @param scores of each model one a row, without NaN
 * @param isEvent 1 for a row of the event, 0 for another
 * @returns null with fewer than two rows of the event or two others, of which there is no variance
 */
export function delongCovariance(scores: readonly Float64Array[], isEvent: ArrayLike<number>): RocAreas | null {
  let events = 0
  for (let row = 0; row < isEvent.length; row++) events += isEvent[row] as number
  const others = isEvent.length - events
  if (events < 2 || others < 2) return null
  const placed = scores.map((of) => placements(of, isEvent, events, others))
  const areas = placed.map(({ ofEvents }) => mean(ofEvents))
  const covariance = placed.map((a) =>
    placed.map((b) => covarianceOf(a.ofEvents, b.ofEvents) / events + covarianceOf(a.ofOthers, b.ofOthers) / others),
  )
  return { areas, covariance }
}

/**
 * The 95 % interval of an area from its variance, symmetric in its logit, which keeps it within 0 and 1 and is nearer to its stated coverage for
 * areas near 1 than the area ± 1.96 standard errors (Pepe, "The statistical evaluation of medical tests", 2003, 5.2.4).
 * @returns null where the area is 0 or 1, or has no variance
 */
export function delongInterval(area: number, variance: number): Interval | null {
  if (!(area > 0 && area < 1) || !(variance > 0)) return null
  const logit = log(area) - log(1 - area)
  const reach = (normal975 * Math.sqrt(variance)) / (area * (1 - area))
  return { low: sigmoid(logit - reach), high: sigmoid(logit + reach) }
}

interface Placements {
  /** Of each row of the event, in their order: the share of the others with a lower score. */
  ofEvents: Float64Array
  /** Of each other row: the share of the events with a higher score. */
  ofOthers: Float64Array
}

function placements(scores: Float64Array, isEvent: ArrayLike<number>, events: number, others: number): Placements {
  const order = descendingOrder(scores)
  const placed = new Float64Array(scores.length)
  let [eventsAbove, othersAbove, start] = [0, 0, 0]
  while (start < order.length) {
    const score = scores[order[start] as number]
    let [end, tied] = [start, 0]
    for (; end < order.length && scores[order[end] as number] === score; end++) {
      tied += isEvent[order[end] as number] as number
    }
    const tiedOthers = end - start - tied
    for (let at = start; at < end; at++) {
      const row = order[at] as number
      placed[row] =
        isEvent[row] === 1 ? (others - othersAbove - tiedOthers / 2) / others : (eventsAbove + tied / 2) / events
    }
    eventsAbove += tied
    othersAbove += tiedOthers
    start = end
  }
  return {
    ofEvents: placed.filter((_, row) => isEvent[row] === 1),
    ofOthers: placed.filter((_, row) => isEvent[row] !== 1),
  }
}

const mean = (values: Float64Array) => accurateSum(values.length, (index) => values[index] as number) / values.length

function covarianceOf(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  const products = accurateSum(a.length, (row) => ((a[row] as number) - meanA) * ((b[row] as number) - meanB))
  return products / (a.length - 1)
}
