/**
 * Sum with a running compensation of the rounding error, after Neumaier (ZAMM 54, 1974).
 * Its error does not grow with the number of terms.
 *
 * In next = fl(sum + value), the smaller of the two loses its low bits. What it loses is itself a float64 and can be
 * had exactly: subtract the larger from `next`, which gives what has arrived of the smaller, and that from the smaller.
 * The losses are summed apart and added at the end. Kahan's form of 1965 compensates only where `sum` is the larger,
 * and fails for 1, 1e100, 1, -1e100, whose sum it gives as 0 and this one as 2.
 *
 * Plain summation is off by up to n u Σ|x|, this one by about u |Σx| + n² u² Σ|x| with u = 2^-53.
 */
export function accurateSum(length: number, term: (index: number) => number): number {
  let sum = 0
  let compensation = 0
  for (let i = 0; i < length; i++) {
    const value = term(i)
    const next = sum + value
    compensation += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return total(sum, compensation)
}

/**
 * √(Σ w x² / Σ w), with all weights 1 unless told. Each term is divided by the largest first, so that no square overflows or vanishes.
 * NaN without terms.
 */
export function rootMeanSquare(
  length: number,
  term: (index: number) => number,
  weight: ((index: number) => number) | null = null,
): number {
  let largest = length === 0 ? Number.NaN : 0
  for (let i = 0; i < length; i++) largest = Math.max(largest, Math.abs(term(i)))
  if (!(largest > 0)) return largest
  const squares = accurateSum(length, (index) => {
    const share = term(index) / largest
    return share * share * (weight === null ? 1 : weight(index))
  })
  return largest * Math.sqrt(squares / (weight === null ? length : accurateSum(length, weight)))
}

/** Location and spread of a column. */
export interface Moments {
  mean: number
  /** Population standard deviation: the mean squared deviation's root, divided by n. */
  sd: number
}

// Exact in binary, and enough that neither the sum of the values nor the sum of their squares can overflow.
const downScale = 2 ** -540
/** A deviation below it has a square that float64 cannot hold in full. */
const smallestSd = 2 ** -480

/**
 * Mean and population standard deviation in two passes. Values must be finite; none at all gives NaN.
 * Values that are all equal give that value and exactly 0.
 *
 * The formula of one pass, Σx²/n - mean², subtracts two numbers that agree in most digits where the mean is large
 * beside the spread: for timestamps nothing would be left. Here the deviations are taken first and then squared (the
 * two-pass algorithm; Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The American
 * Statistician 37, 1983).
 *
 * Squares overflow for deviations above 1e154 and underflow below 1e-154. Such columns are scaled by a power of two,
 * which is exact, and the results scaled back.
 */
export function moments(values: Float64Array): Moments {
  const n = values.length
  if (n === 0) return { mean: Number.NaN, sd: Number.NaN }
  const first = values[0] as number
  if (allEqual(values)) return { mean: first, sd: 0 }
  const plain = twoPass(values)
  const held = Number.isFinite(plain.mean) && Number.isFinite(plain.sd)
  if (held && plain.sd >= smallestSd) return plain
  // Values that differ by so little are small themselves: scaled up they stay far from overflow.
  const scale = held ? 1 / downScale : downScale
  const scaled = twoPass(values.map((value) => value * scale))
  return { mean: scaled.mean / scale, sd: scaled.sd / scale }
}

/** Equal values are found by comparison: their rounded mean may be a bit off, and the deviations not exactly 0. */
function allEqual(values: Float64Array): boolean {
  const first = values[0]
  for (let i = 1; i < values.length; i++) if (values[i] !== first) return false
  return true
}

/**
 * Mean, corrected by the mean of the deviations from it, which is not quite 0 after rounding; then the spread around
 * it.
 */
function twoPass(values: Float64Array): Moments {
  const n = values.length
  const roughMean = sumOf(values) / n
  const mean = roughMean + sumOfDeviations(values, roughMean) / n
  return { mean, sd: Math.sqrt(sumOfSquares(values, mean) / n) }
}

// The sums of `accurateSum`, bit for bit, without a call a term.

/** Σ x */
function sumOf(values: Float64Array): number {
  return sumOfDeviations(values, 0)
}

/** Σ (x - from) */
function sumOfDeviations(values: Float64Array, from: number): number {
  let sum = 0
  let compensation = 0
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] as number) - from
    const next = sum + value
    compensation += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return total(sum, compensation)
}

/** Σ (x - from)². Terms and sum are not negative, so that the comparison needs no absolute values. */
function sumOfSquares(values: Float64Array, from: number): number {
  let sum = 0
  let compensation = 0
  for (let i = 0; i < values.length; i++) {
    const deviation = (values[i] as number) - from
    const value = deviation * deviation
    const next = sum + value
    compensation += sum >= value ? sum - next + value : value - next + sum
    sum = next
  }
  return total(sum, compensation)
}

/** The compensation is NaN where the sum has overflowed, as ∞ - ∞; the sum itself then says which infinity it is. */
function total(sum: number, compensation: number): number {
  const corrected = sum + compensation
  return Number.isNaN(corrected) ? sum : corrected
}

/** Numbers in ascending order, which need not lie in an array. */
export interface Ascending {
  readonly length: number
  at(index: number): number | undefined
}

/**
 * Quantile of ascending values by linear interpolation between order statistics: type 7 of Hyndman and Fan
 * (The American Statistician 50, 1996), the default of NumPy and R. `share` lies in 0..1; no values give NaN.
 *
 * The n values stand at the shares 0, 1/(n-1), ..., 1; between two of them the quantile moves in a straight line.
 * low + part · gap is exact at the lower end and stays within the two values; where the gap overflows, each end is
 * weighted by itself instead.
 */
export function quantile(ascending: Ascending, share: number): number {
  const n = ascending.length
  if (n === 0) return Number.NaN
  const position = (n - 1) * share
  const below = Math.floor(position)
  const low = ascending.at(below) as number
  const high = ascending.at(Math.min(below + 1, n - 1)) as number
  const part = position - below
  if (part === 0 || low === high) return low
  const gap = high - low
  return Number.isFinite(gap) ? low + part * gap : low * (1 - part) + high * part
}
