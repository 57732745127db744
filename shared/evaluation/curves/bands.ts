import { poisson } from '../../math/poisson'
import { createRandom } from '../../math/random'
import { quantile } from '../../math/statistics'
import { sortNumbers } from '../../math/sortNumbers'
import { wilson } from '../intervals/wilson'
import type { ScoreGroups } from './scoreGroups'

/** Draws of the rows. */
const draws = 500
/** Places along a curve's axis from 0 to 1 at which its band is known. */
export const bandPlaces = 101

/** Within which limits a curve lies at each place of its axis, 95 % each: `bandPlaces` values from 0 to 1. */
export interface Band {
  low: Float64Array
  high: Float64Array
}

/**
 * Pointwise bands of the ROC curve (true positive rate by false positive rate) and of precision by recall, from seeded draws of the rows
 * within each class.
 *
 * A draw gives every row a Poisson number of mean 1 of copies, so that a group of k rows has a Poisson number of mean k; rates within a class
 * make up for the total, which is not fixed. For more than a few rows it is the bootstrap (Chamandy, Muralidharan, Najmi and Naidu,
 * "Estimating uncertainty for massive data streams", 2012), and its work does not grow with the rows.
 *
 * Where all rows or none are found the draws agree, which is no certainty: the band reaches at least as far as Wilson's interval of that rate.
 */
export function bandsOf(groups: ScoreGroups, seed: number): { roc: Band; precisionRecall: Band } {
  const random = createRandom(seed, 'sample')
  const size = groups.events.length
  const drawn = { events: new Float64Array(size), others: new Float64Array(size) }
  const rates = Array.from({ length: bandPlaces }, () => new Float64Array(draws))
  const precisions = Array.from({ length: bandPlaces }, () => new Float64Array(draws))
  for (let draw = 0; draw < draws; draw++) {
    for (let group = 0; group < size; group++) {
      drawn.events[group] = copies(groups.events, groups.eventRows, group)
      drawn.others[group] = copies(groups.others, groups.otherRows, group)
    }
    rateByFalseAlarms(drawn, (place, rate) => ((rates[place] as Float64Array)[draw] = rate))
    precisionByRecall(drawn, (place, precision) => ((precisions[place] as Float64Array)[draw] = precision))
  }
  const eventRows = sum(groups.eventRows)
  const roc = limitsOf(rates)
  rateByFalseAlarms(groups, (place, rate) => widen(roc, place, rate, eventRows))
  const precisionRecall = limitsOf(precisions)
  const rowsPerWeight = (eventRows + sum(groups.otherRows)) / (sum(groups.events) + sum(groups.others))
  precisionByRecall(groups, (place, precision, found) =>
    widen(precisionRecall, place, precision, found * rowsPerWeight),
  )
  return { roc, precisionRecall }

  function copies(weights: Float64Array, rows: Float64Array, group: number): number {
    const count = rows[group] as number
    return count === 0 ? 0 : (poisson(random, count) * (weights[group] as number)) / count
  }
}

type Drawn = Pick<ScoreGroups, 'events' | 'others'>

/** The true positive rate at each place of the false positive rate: on the straight line between two groups, at a step its upper end. */
function rateByFalseAlarms({ events, others }: Drawn, tell: (place: number, rate: number) => void): void {
  const [allEvents, allOthers] = [sum(events), sum(others)]
  let [found, alarms, place] = [0, 0, 0]
  for (let group = 0; group < events.length; group++) {
    const [before, alarmsBefore] = [found, alarms]
    found += events[group] as number
    alarms += others[group] as number
    // What lies before the end of this group; its end itself may still rise.
    for (; place < bandPlaces && (place / (bandPlaces - 1)) * allOthers < alarms; place++) {
      const part = ((place / (bandPlaces - 1)) * allOthers - alarmsBefore) / (alarms - alarmsBefore)
      tell(place, allEvents === 0 ? 0 : (before + part * (found - before)) / allEvents)
    }
  }
  for (; place < bandPlaces; place++) tell(place, 1)
}

/** The precision where a recall is first reached: between two groups it follows no straight line (Davis and Goadrich, ICML 2006). */
function precisionByRecall(
  { events, others }: Drawn,
  tell: (place: number, precision: number, found: number) => void,
): void {
  const all = sum(events)
  let [found, alarms, place] = [0, 0, 0]
  let [precision, counted] = [1, 0]
  for (let group = 0; group < events.length; group++) {
    found += events[group] as number
    alarms += others[group] as number
    if (found + alarms === 0) continue
    precision = found / (found + alarms)
    counted = found + alarms
    for (; place < bandPlaces && (place / (bandPlaces - 1)) * all <= found; place++) tell(place, precision, counted)
  }
  for (; place < bandPlaces; place++) tell(place, precision, counted)
}

function limitsOf(values: Float64Array[]): Band {
  const sorted = values.map(sortNumbers)
  return {
    low: Float64Array.from(sorted, (ascending) => quantile(ascending, 0.025)),
    high: Float64Array.from(sorted, (ascending) => quantile(ascending, 0.975)),
  }
}

function widen({ low, high }: Band, place: number, rate: number, rows: number): void {
  const interval = wilson(rate, rows)
  if (interval === null) return
  low[place] = Math.min(low[place] as number, interval.low)
  high[place] = Math.max(high[place] as number, interval.high)
}

function sum(values: Float64Array): number {
  let total = 0
  for (let index = 0; index < values.length; index++) total += values[index] as number
  return total
}
