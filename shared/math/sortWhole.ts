/** The widest range, largest less least, that is counted: the counts take 4 bytes each, 8 MiB. */
const widest = 1 << 21
/** Below so many values, other ways of sorting are as quick. */
const worthwhile = 10_000

/**
 * The values in ascending order, counted instead of compared, where they are whole numbers within a narrow range; null
 * where they are not, or hold -0. There must be no NaN.
 *
 * A counting sort (Knuth, "The art of computer programming", volume 3, section 5.2): how often each number occurs is
 * all there is to know, and the result is written from the counts. The work is proportional to n and to the range, and
 * the range is at most 4n here. Ages, years, counts and codes are such columns. -0 would come out as 0, which is
 * another number to anyone who looks at the bits; the least and largest have to be safe integers, beyond which
 * neighbouring whole numbers are not float64.
 */
export function sortWhole(values: Float64Array): Float64Array | null {
  const { length } = values
  if (length < worthwhile) return null
  let min = values[0] as number
  let max = min
  for (let i = 0; i < length; i++) {
    const value = values[i] as number
    if (Math.trunc(value) !== value) return null
    if (value < min) min = value
    else if (value > max) max = value
  }
  if (!(max - min < Math.min(widest, 4 * length)) || !Number.isSafeInteger(min) || !Number.isSafeInteger(max))
    return null
  const counts = new Uint32Array(max - min + 1)
  for (let i = 0; i < length; i++) {
    const value = values[i] as number
    if (value === 0 && Object.is(value, -0)) return null
    const bin = value - min
    counts[bin] = (counts[bin] as number) + 1
  }
  const ascending = new Float64Array(length)
  let at = 0
  for (let bin = 0; bin < counts.length; bin++) {
    const end = at + (counts[bin] as number)
    if (end > at) ascending.fill(min + bin, at, end)
    at = end
  }
  return ascending
}
