import type { Levels } from './levels'
import { ascendingOrder } from './ranks'

/** Steps of the search below at most; more classes look at fewer rows. */
const work = 50_000_000

/** The share of the most frequent class: what guessing it every time is right for. */
export function baselineAccuracy(classes: Levels): number {
  return Math.max(...frequencies(classes)) / classes.of.length
}

/**
 * The share of rows whose class is the most frequent among the other rows of their level; a row that is alone in its level is
 * guessed by all rows. Leaving each row out keeps a level of its own for every row from looking perfect.
 */
export function levelAccuracy(levels: Levels, classes: Levels): number {
  const most = mostFrequent(frequencies(classes))
  const counts = new Uint32Array(levels.count * classes.count)
  for (let row = 0; row < classes.of.length; row++) {
    const cell = (levels.of[row] as number) * classes.count + (classes.of[row] as number)
    counts[cell] = (counts[cell] as number) + 1
  }
  let right = 0
  for (let level = 0; level < levels.count; level++) {
    const own = counts.subarray(level * classes.count, (level + 1) * classes.count)
    const top = mostFrequent(own)
    const count = own[top] as number
    let second = 0
    let all = 0
    for (let index = 0; index < own.length; index++) {
      all += own[index] as number
      if (index !== top) second = Math.max(second, own[index] as number)
    }
    if (all === 1) right += top === most ? 1 : 0
    else if (count - 1 > second) right += count
  }
  return right / classes.of.length
}

/**
 * The largest share of rows that thresholds on one number can be right for: as many stretches of it as there are classes, each
 * given one class. One threshold for two classes. Rows without a number are given the class that is most frequent among them.
 */
export function thresholdAccuracy(values: Float64Array, classes: Levels): number {
  const every = Math.ceil((values.length * classes.count * classes.count) / work)
  const present: number[] = []
  const missing = new Uint32Array(classes.count)
  let rows = 0
  for (let row = 0; row < values.length; row += every) {
    const index = classes.of[row] as number
    rows += 1
    if (Number.isNaN(values[row])) missing[index] = (missing[index] as number) + 1
    else present.push(row)
  }
  const numbers = Float64Array.from(present, (row) => values[row] as number)
  const labels = Uint32Array.from(present, (row) => classes.of[row] as number)
  return (bestStretches(numbers, labels, classes.count) + (missing[mostFrequent(missing)] as number)) / rows
}

/**
 * Dynamic programming over the values in their order: the best so far that ends in stretch s with class c either goes on, or
 * begins after the best of one stretch fewer. Equal values are never torn apart.
 */
function bestStretches(values: Float64Array, classes: Uint32Array, count: number): number {
  const order = ascendingOrder(values)
  const best = new Float64Array(count * count).fill(-Infinity)
  const bestOf = new Float64Array(count).fill(-Infinity)
  const run = new Uint32Array(count)
  for (let from = 0; from < order.length;) {
    const value = values[order[from] as number]
    run.fill(0)
    let to = from
    for (; to < order.length && values[order[to] as number] === value; to++) {
      const index = classes[order[to] as number] as number
      run[index] = (run[index] as number) + 1
    }
    for (let stretch = count - 1; stretch >= 0; stretch--) {
      const before = stretch > 0 ? (bestOf[stretch - 1] as number) : from === 0 ? 0 : -Infinity
      let most = -Infinity
      for (let index = 0; index < count; index++) {
        const cell = stretch * count + index
        const right = Math.max(best[cell] as number, before) + (run[index] as number)
        best[cell] = right
        if (right > most) most = right
      }
      bestOf[stretch] = most
    }
    from = to
  }
  return bestOf.reduce((most, right) => Math.max(most, right), 0)
}

function frequencies({ of, count }: Levels): Uint32Array {
  const counts = new Uint32Array(count)
  for (let row = 0; row < of.length; row++) counts[of[row] as number] = (counts[of[row] as number] as number) + 1
  return counts
}

function mostFrequent(counts: Uint32Array): number {
  let most = 0
  for (let index = 1; index < counts.length; index++) {
    if ((counts[index] as number) > (counts[most] as number)) most = index
  }
  return most
}
