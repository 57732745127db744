import type { Ranking } from '../ranking'

/** Groups that resampled curves are drawn from, at most: they are finer than a screen shows. */
const most = 1000

/** Rows of neighbouring scores, from the highest on: of the event, of the others, and how many they are. */
export interface ScoreGroups {
  /** Sums of weights. */
  events: Float64Array
  others: Float64Array
  /** Each row counted once. */
  eventRows: Float64Array
  otherRows: Float64Array
}

/**
 * The rows of a ranking, those of one score together; where there are more than 1,000 scores, neighbours are joined into groups of about the
 * same number of rows.
 */
export function scoreGroups(ranking: Ranking): ScoreGroups {
  const { eventRows } = ranking
  const ends = endsOf(ranking)
  const steps = (cumulative: (end: number) => number) =>
    Float64Array.from(ends, (end, index) => cumulative(end) - (index === 0 ? 0 : cumulative(ends[index - 1] as number)))
  const at = (column: Float64Array) => (end: number) => column[end] as number
  return {
    events: steps(at(ranking.truePositives)),
    others: steps(at(ranking.falsePositives)),
    eventRows: steps(at(eventRows)),
    otherRows: steps((end) => (ranking.rows[end] as number) - (eventRows[end] as number)),
  }
}

/** The index of the last score of each group. */
function endsOf({ scores, rows }: Ranking): number[] {
  if (scores.length <= most) return [...scores.keys()]
  const each = (rows.at(-1) as number) / most
  const ends: number[] = []
  let next = each
  for (let group = 0; group < scores.length; group++) {
    if ((rows[group] as number) < next && group < scores.length - 1) continue
    ends.push(group)
    next = (rows[group] as number) + each
  }
  return ends
}
