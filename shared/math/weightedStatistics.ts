import { extremes } from './roundingSpread'
import { type Ascending, type Moments, accurateSum, moments } from './statistics'

/**
 * Mean and population standard deviation of values that count by their weights, Σ w x / Σ w and √(Σ w (x - mean)² / Σ w): of weights that
 * are whole numbers those of so many copies, as scikit-learn's StandardScaler has them. Two passes, as `moments`, which it is without
 * weights. None at all gives NaN.
 *
 * @param weights as many as values, each above 0
 */
export function weightedMoments(values: Float64Array, weights: Float64Array | null): Moments {
  if (weights === null || values.length === 0) return moments(values)
  const [least, most] = extremes(values)
  if (least === most) return { mean: least, sd: 0 }
  // A power of two changes no digit; with it neither squares nor sums leave the range of numbers.
  const size = Math.max(Math.abs(least), Math.abs(most))
  const scale = size > 1e120 ? 2 ** -540 : size < 1e-120 ? 2 ** 540 : 1
  const { length } = values
  const valueAt = (at: number) => (values[at] as number) * scale
  const weightAt = (at: number) => weights[at] as number
  const total = accurateSum(length, weightAt)
  const rough = accurateSum(length, (at) => weightAt(at) * valueAt(at)) / total
  const mean = rough + accurateSum(length, (at) => weightAt(at) * (valueAt(at) - rough)) / total
  const squares = accurateSum(length, (at) => weightAt(at) * (valueAt(at) - mean) ** 2)
  return { mean: mean / scale, sd: Math.sqrt(squares / total) / scale }
}

/**
 * Values in ascending order, each there as often as its weight says: the one at index k is the first whose weight and those before it
 * exceed k. Of weights that are whole numbers these are their copies, without being made; weights with a fraction are taken as
 * they are, the number of copies being their rounded sum.
 */
export function copiesInOrder(values: Float64Array, weights: Float64Array): Ascending {
  const order = orderOf(values)
  const ends = new Float64Array(order.length)
  let sum = 0
  order.forEach((at, place) => {
    sum += weights[at] as number
    ends[place] = sum
  })
  return {
    length: Math.round(sum),
    at: (index) => {
      let [low, high] = [0, order.length - 1]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((ends[middle] as number) > index) high = middle
        else low = middle + 1
      }
      return values[order[low] as number]
    },
  }
}

/** The value that has most weight; the smallest of them on a tie. */
export function heaviest(values: Float64Array, weights: Float64Array): number {
  const order = orderOf(values)
  let best = Number.NaN
  let most = 0
  for (let start = 0; start < order.length;) {
    const value = values[order[start] as number] as number
    let weight = 0
    let end = start
    for (; end < order.length && values[order[end] as number] === value; end++) {
      weight += weights[order[end] as number] as number
    }
    if (weight > most) {
      most = weight
      best = value
    }
    start = end
  }
  // Of zeros of both signs the plain one.
  return best + 0
}

function orderOf(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b)
}
