import type { Contributions } from '../../contract/explanation'
import type { Table } from '../../data/table/table'
import type { FittedModel } from '../../model/fittedModel'
import { createRandom } from '../../math/random'
import { scoresOf } from './answers'
import { allRows, mixed } from './rowTable'

type Shapley = Contributions['shapley']

/** Up to so many features all sets of them are gone through. */
export const mostExact = 12
/** Rows that are predicted at a time. */
const blockRows = 16_384

/** The model, the row, and the rows that it is compared with. */
export interface ShapleyQuestion {
  model: FittedModel
  /** Of one row. */
  row: Table
  background: Table
  classIndex: number
}

/**
 * Shapley values of a row: what each feature adds to the model's answer, on average over all orders in which the features take the row's
 * value, the others keeping those of the background's rows (Shapley 1953; Štrumbelj and Kononenko, Knowledge and Information Systems 41,
 * 2014). With the mean answer to the background they add up to the answer to the row.
 *
 * Of few features exactly, φ_i = Σ_S |S|! (d - |S| - 1)! / d! (v(S ∪ i) - v(S)) over all sets S without i, v(S) being the mean answer with
 * the row's values of S.
 */
export function exactShapley({ model, row, background, classIndex }: ShapleyQuestion): Shapley {
  const features = background.columns.map(({ name }) => name)
  const count = features.length
  const sets = 2 ** count
  const { rows } = background
  const means = new Float64Array(sets)
  const together = Math.max(1, Math.floor(blockRows / rows))
  for (let from = 0; from < sets; from += together) {
    const to = Math.min(sets, from + together)
    const places = Uint32Array.from({ length: (to - from) * rows }, (_, place) => place % rows)
    const setOf = (place: number) => from + Math.floor(place / rows)
    const table = mixed(background, row, places, (index, place) => ((setOf(place) >>> index) & 1) === 1)
    scoresOf(model.predict(table, allRows(table)), classIndex).forEach((score, place) => {
      means[setOf(place)] = (means[setOf(place)] as number) + score / rows
    })
  }
  means[sets - 1] = answerTo(model, row, classIndex)
  const weights = weightsOfSizes(count)
  const values = new Float64Array(count)
  for (let set = 0; set < sets; set++) {
    const size = sizeOf(set)
    for (let index = 0; index < count; index++) {
      const bit = 1 << index
      if ((set & bit) !== 0) continue
      const gain = (means[set | bit] as number) - (means[set] as number)
      values[index] = (values[index] as number) + (weights[size] as number) * gain
    }
  }
  const contributions = features.map((feature, index) => {
    return { feature, contribution: values[index] as number, standardError: null }
  })
  return { base: means[0] as number, method: 'exact', rows, orders: null, contributions }
}

/**
 * Of many features over drawn orders, one and its reverse for each row of the background, so that the base is the mean of all rows and the
 * sum is exact. The standard error is that of the mean over the pairs.
 */
export function sampledShapley({ model, row, background, classIndex }: ShapleyQuestion, seed: number): Shapley {
  const features = background.columns.map(({ name }) => name)
  const count = features.length
  const sums = new Float64Array(count)
  const squares = new Float64Array(count)
  const last = answerTo(model, row, classIndex)
  let base = 0
  for (let of = 0; of < background.rows; of++) {
    const order = Uint32Array.from({ length: count }, (_, index) => index)
    createRandom(seed, 'shuffle', of).shuffle(order)
    const gains = new Float64Array(count)
    for (const way of [order, order.toReversed()]) {
      const places = new Uint32Array(count).fill(of)
      const place = new Uint32Array(count)
      way.forEach((index, at) => (place[index] = at))
      // Row k has the row's own values of the first k features of the order.
      const table = mixed(background, row, places, (index, at) => (place[index] as number) < at)
      const scores = scoresOf(model.predict(table, allRows(table)), classIndex)
      way.forEach((index, at) => {
        const next = at + 1 < count ? (scores[at + 1] as number) : last
        gains[index] = (gains[index] as number) + (next - (scores[at] as number)) / 2
      })
      base += (scores[0] as number) / (2 * background.rows)
    }
    gains.forEach((gain, index) => {
      sums[index] = (sums[index] as number) + gain
      squares[index] = (squares[index] as number) + gain * gain
    })
  }
  const { rows } = background
  const contributions = features.map((feature, index) => {
    const mean = (sums[index] as number) / rows
    const variance = Math.max(0, (squares[index] as number) / rows - mean * mean) / Math.max(1, rows - 1)
    return { feature, contribution: mean, standardError: Math.sqrt(variance) }
  })
  return { base, method: 'sampled', rows, orders: 2 * rows, contributions }
}

function answerTo(model: FittedModel, row: Table, classIndex: number): number {
  return scoresOf(model.predict(row, allRows(row)), classIndex)[0] as number
}

/** |S|! (d - |S| - 1)! / d! = 1 / (d · C(d - 1, |S|)), by the size of S. */
function weightsOfSizes(count: number): Float64Array {
  let choices = 1
  return Float64Array.from({ length: count }, (_, size) => {
    const weight = 1 / (count * choices)
    choices = (choices * (count - 1 - size)) / (size + 1)
    return weight
  })
}

function sizeOf(set: number): number {
  let size = 0
  for (let rest = set; rest > 0; rest &= rest - 1) size += 1
  return size
}
