/**
 * Moves the value of rank k, counted from 0, to index k, with none larger before it and none smaller behind it (Hoare,
 * "Algorithm 65: Find", CACM 4, 1961). The values must be numbers: NaN is neither below nor above a pivot.
 *
 * A pivot parts the values between `low` and `high`: i runs up over those below it, j down over those above it, and
 * what stops both is exchanged. When they have met, everything up to j is at most the pivot and everything from i on at
 * least. Only the side that holds index k needs more work, so that the expected work is proportional to n:
 * n + n/2 + n/4 + ... is 2n; sorting would take n log n.
 *
 * The middle of the first, the central and the last value is the pivot: on sorted columns, which are common, that is
 * the median, where the first value would part off one number at a time. Values equal to the pivot stop both indices
 * and are exchanged, needlessly, but so that a column of few distinct values is halved too.
 */
export function select(values: Float64Array, k: number): void {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = middle(values[low] as number, values[(low + high) >> 1] as number, values[high] as number)
    let i = low
    let j = high
    while (i <= j) {
      while ((values[i] as number) < pivot) i++
      while ((values[j] as number) > pivot) j--
      if (i > j) break
      const kept = values[i] as number
      values[i++] = values[j] as number
      values[j--] = kept
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else return
  }
}

/** The middle one of three numbers. */
function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

/**
 * The median: the middle value, or halfway between the two in the middle. Puts the values into another order. No values
 * give NaN. With an even number of values, the upper of the two is the least of what lies behind the lower one. Halfway
 * is low + gap/2; where the gap overflows, the halves are added instead.
 */
export function median(values: Float64Array): number {
  const { length } = values
  if (length === 0) return Number.NaN
  const below = (length - 1) >> 1
  select(values, below)
  const low = values[below] as number
  if (length % 2 === 1) return low
  let high = Infinity
  for (let i = below + 1; i < length; i++) high = Math.min(high, values[i] as number)
  const gap = high - low
  return Number.isFinite(gap) ? low + 0.5 * gap : low * 0.5 + high * 0.5
}
