export const binCount = 20

/** Bins of equal width: the first begins with the least value, the last holds the largest. */
export interface EqualBins {
  /** The number of the bin, from 0, of a value between the least and the largest. */
  binOf(value: number): number
  /** Where a bin begins; for `binCount`, where the last one ends. */
  edge(bin: number): number
}

/**
 * Twenty bins between two numbers that differ. A value that begins a bin is in it wherever the differences from the
 * least value are exact: m / n · n is m for whole m and n = 2^i + 2^j, which 20 is (Goldberg, "What every computer
 * scientist should know about floating-point arithmetic", ACM Computing Surveys 23, 1991, theorem 7).
 */
export function equalBins(least: number, most: number): EqualBins {
  // The difference may overflow; half of it cannot, and a power of two changes no digit of numbers this large.
  const factor = Number.isFinite(most - least) ? 1 : 0.5
  const start = least * factor
  const range = most * factor - start
  return {
    binOf: (value) => Math.min(binCount - 1, Math.floor(((value * factor - start) / range) * binCount)),
    edge: (bin) => (bin === binCount ? most : (start + bin * (range / binCount)) / factor),
  }
}
