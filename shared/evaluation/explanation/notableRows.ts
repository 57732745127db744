import { partCodes } from '../../contract/analysis'
import type { Cell, NotableRows } from '../../contract/explanation'
import { LabError } from '../../contract/labError'
import type { Part } from '../../contract/metrics'
import type { Predictions } from '../../contract/predictions'
import { log } from '../../math/elementary'

const mostTold = 50

type Notable = NotableRows['rows'][number]

/**
 * The rows of a part that a model predicts worst, by their own loss, or is least sure of: whose likeliest class leads the next by least.
 * @throws LabError `bad-call` for the least sure of a number, which has no probability
 */
export function notableRowsOf(predictions: Predictions, part: Part, most: NotableRows['most']): NotableRows {
  const { rows, parts, classes, truth } = predictions
  const isNumber = classes.length === 0
  if (isNumber && most === 'uncertain') {
    throw new LabError('bad-call', 'A predicted number has no probability: ask for the rows that are most wrong.')
  }
  const measure: NotableRows['measure'] = isNumber ? 'error' : most === 'wrong' ? 'logLoss' : 'lead'
  const places = Array.from(parts.keys()).filter((place) => parts[place] === partCodes[part])
  const measured = places.map((place) => ({ place, value: measureOf(predictions, place, measure) }))
  const sign = measure === 'lead' ? 1 : -1
  measured.sort((first, second) => compare(sign * first.value, sign * second.value) || first.place - second.place)
  const told = measured.slice(0, mostTold).map(({ place, value }): Notable => {
    const row = rows[place] as number
    const shown = Number.isFinite(value) ? value : null
    if (isNumber) {
      const [own, predicted] = [truth[place] as number, predictions.values[place] as number]
      return { row, truth: own, predicted, ofTruth: null, ofPredicted: null, measure: shown }
    }
    const shares = sharesOf(predictions, place)
    const best = predictedIndex(shares)
    const own = truth[place] as number
    const names = (index: number): Cell => classes[index] ?? null
    return {
      ...{ row, truth: names(own), predicted: names(best), measure: shown },
      ...{ ofTruth: shares[own] ?? null, ofPredicted: shares[best] ?? null },
    }
  })
  return { part, most, measure, rows: told }
}

const compare = (first: number, second: number): number => (first < second ? -1 : first > second ? 1 : 0)

function measureOf(predictions: Predictions, place: number, measure: NotableRows['measure']): number {
  if (measure === 'error') {
    return Math.abs((predictions.values[place] as number) - (predictions.truth[place] as number))
  }
  const shares = sharesOf(predictions, place)
  if (measure === 'logLoss') return -log(shares[predictions.truth[place] as number] as number)
  const [first = 0, second = 0] = shares.sort((a, b) => b - a)
  return first - second
}

/** As everywhere: of two classes the event from one half on, of more the first of the likeliest. */
function predictedIndex(shares: readonly number[]): number {
  if (shares.length === 2) return (shares[1] as number) >= 0.5 ? 1 : 0
  return shares.indexOf(Math.max(...shares))
}

/** The probability of every class. */
function sharesOf({ classes, values }: Predictions, place: number): number[] {
  if (classes.length > 2) return Array.from(values.subarray(place * classes.length, (place + 1) * classes.length))
  const event = values[place] as number
  return [1 - event, event]
}
