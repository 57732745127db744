import { descendingOrder } from '../math/descendingOrder'
import type { RealArray } from '../math/matrix'
import { sortNumbers } from '../math/sortNumbers'

/**
 * Rows in the order of a score, the highest first, as all that curves and areas need of them: at each distinct score, how many rows of
 * the event and how many others have at least that score. Rows of equal scores come together: no order among them is evidence.
 */
export interface Ranking {
  /** The distinct scores, descending. */
  scores: Float64Array
  /** Rows of the event with at least that score, as the sum of their weights; without weights, their number. */
  truePositives: Float64Array
  /** The others with at least that score. */
  falsePositives: Float64Array
  /** Rows with at least that score, each counted once, and those of the event among them. */
  rows: Float64Array
  eventRows: Float64Array
  /** All rows of the event, and all others. */
  positives: number
  negatives: number
}

/**
 * @param scores one a row, without NaN
 * @param isEvent 1 for a row of the event, 0 for another
 * @param weights by which each row counts; null counts every row once
 */
export function rankingOf(scores: Float64Array, isEvent: ArrayLike<number>, weights: RealArray | null = null): Ranking {
  return weights === null ? countedRanking(scores, isEvent) : weightedRanking(scores, isEvent, weights)
}

/** Without weights nothing of a row but its score and class matters: two sorted arrays are merged, which needs no order of rows. */
function countedRanking(scores: Float64Array, isEvent: ArrayLike<number>): Ranking {
  const events = sortNumbers(scores.filter((_, row) => isEvent[row] === 1))
  const others = sortNumbers(scores.filter((_, row) => isEvent[row] !== 1))
  const ranking = emptyRanking(scores.length)
  let [event, other, groups] = [events.length, others.length, 0]
  while (event + other > 0) {
    const score = Math.max(events[event - 1] ?? -Infinity, others[other - 1] ?? -Infinity)
    while (event > 0 && (events[event - 1] as number) >= score) event -= 1
    while (other > 0 && (others[other - 1] as number) >= score) other -= 1
    ranking.scores[groups] = score
    ranking.truePositives[groups] = events.length - event
    ranking.falsePositives[groups] = others.length - other
    ranking.rows[groups] = events.length - event + others.length - other
    ranking.eventRows[groups] = events.length - event
    groups += 1
  }
  return cut(ranking, groups, events.length, others.length)
}

function weightedRanking(scores: Float64Array, isEvent: ArrayLike<number>, weights: RealArray): Ranking {
  const order = descendingOrder(scores)
  const ranking = emptyRanking(scores.length)
  let [groups, events] = [0, 0]
  let [positives, negatives] = [0, 0]
  for (let at = 0; at < order.length;) {
    const score = scores[order[at] as number] as number
    for (; at < order.length && scores[order[at] as number] === score; at++) {
      const row = order[at] as number
      if (isEvent[row] === 1) {
        positives += weights[row] as number
        events += 1
      } else negatives += weights[row] as number
    }
    ranking.scores[groups] = score
    ranking.truePositives[groups] = positives
    ranking.falsePositives[groups] = negatives
    ranking.rows[groups] = at
    ranking.eventRows[groups] = events
    groups += 1
  }
  return cut(ranking, groups, positives, negatives)
}

type Columns = Omit<Ranking, 'positives' | 'negatives'>

function emptyRanking(rows: number): Columns {
  const column = () => new Float64Array(rows)
  return { scores: column(), truePositives: column(), falsePositives: column(), rows: column(), eventRows: column() }
}

function cut(columns: Columns, groups: number, positives: number, negatives: number): Ranking {
  const first = (column: Float64Array) => column.slice(0, groups)
  return {
    scores: first(columns.scores),
    truePositives: first(columns.truePositives),
    falsePositives: first(columns.falsePositives),
    rows: first(columns.rows),
    eventRows: first(columns.eventRows),
    positives,
    negatives,
  }
}
