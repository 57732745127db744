/**
 * The index of the first value that is at least `value`, by halving; the length where none is (binary search: Knuth,
 * "The art of computer programming", volume 3, 6.2.1). It takes log₂ n comparisons.
 *
 * Everything before `low` is below the value and everything from `high` on is not: that holds at the start, every round
 * keeps it, and the interval between shrinks until low = high is the answer. Of equal values the first is found, which
 * ranks and quantiles need.
 *
 * @param ascending without NaN, which has no order
 */
export function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    // The unsigned shift halves correctly even where the sum is above 2^31.
    const middle = (low + high) >>> 1
    if ((ascending[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
