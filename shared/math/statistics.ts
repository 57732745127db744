/**
 * Sum with a running compensation of the rounding error, after Neumaier (ZAMM 54, 1974).
 * Its error does not grow with the number of terms.
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

function allEqual(values: Float64Array): boolean {
  const first = values[0]
  for (let i = 1; i < values.length; i++) if (values[i] !== first) return false
  return true
}

function twoPass(values: Float64Array): Moments {
  const n = values.length
  const roughMean = sumOf(values) / n
  const mean = roughMean + sumOfDeviations(values, roughMean) / n
  return { mean, sd: Math.sqrt(sumOfSquares(values, mean) / n) }
}

// The sums of `accurateSum`, bit for bit, without a call a term.

function sumOf(values: Float64Array): number {
  return sumOfDeviations(values, 0)
}

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

function total(sum: number, compensation: number): number {
  const corrected = sum + compensation
  return Number.isNaN(corrected) ? sum : corrected
}

/**
 * Quantile of ascending values by linear interpolation between order statistics: type 7 of Hyndman and Fan
 * (The American Statistician 50, 1996), the default of NumPy and R. `share` lies in 0..1; no values give NaN.
 */
export function quantile(ascending: Float64Array, share: number): number {
  const n = ascending.length
  if (n === 0) return Number.NaN
  const position = (n - 1) * share
  const below = Math.floor(position)
  const low = ascending[below] as number
  const high = ascending[Math.min(below + 1, n - 1)] as number
  const part = position - below
  if (part === 0 || low === high) return low
  const gap = high - low
  return Number.isFinite(gap) ? low + part * gap : low * (1 - part) + high * part
}
