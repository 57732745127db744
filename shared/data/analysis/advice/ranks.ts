import { firstAtLeast } from '../../../math/firstAtLeast'
import { sortNumbers } from '../../../math/sortNumbers'

/** Places of the values from the smallest to the largest; equal ones in their order. NaN is not allowed. */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const ascending = sortNumbers(values.slice())
  const taken = new Uint32Array(values.length)
  const order = new Uint32Array(values.length)
  for (let place = 0; place < values.length; place++) {
    const first = firstAtLeast(ascending, values[place] as number)
    const before = taken[first] as number
    order[first + before] = place
    taken[first] = before + 1
  }
  return order
}

/** Ranks from 1; equal values share the mean of theirs (Kendall, Biometrika 33, 1945). */
export function midRanks(values: Float64Array): Float64Array {
  const order = ascendingOrder(values)
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    const value = values[order[from] as number]
    let to = from + 1
    while (to < order.length && values[order[to] as number] === value) to++
    for (let place = from; place < to; place++) ranks[order[place] as number] = (from + 1 + to) / 2
    from = to
  }
  return ranks
}

/** Pearson's correlation of two complete lists; NaN where one never varies. Of ranks it is Spearman's. */
export function plainCorrelation(x: Float64Array, y: Float64Array): number {
  const meanX = mean(x)
  const meanY = mean(y)
  let xx = 0
  let yy = 0
  let xy = 0
  for (let place = 0; place < x.length; place++) {
    const dx = (x[place] as number) - meanX
    const dy = (y[place] as number) - meanY
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy))) : Number.NaN
}

/** Counted from the first value, so that equal values give exactly that value. */
function mean(values: Float64Array): number {
  const first = values[0] as number
  let sum = 0
  for (let place = 0; place < values.length; place++) sum += (values[place] as number) - first
  return first + sum / values.length
}
