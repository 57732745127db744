import { incompleteBeta } from '../../math/distributions/incompleteBeta'

/**
 * McNemar's test of two paired shares, exact with the mid-p correction: twice the probability of at most the smaller count of `first` + `second`
 * throws of a fair coin, less that of the count itself. It keeps to its level nearly always and is less cautious than the exact test without it
 * (Fagerland, Lydersen and Laake, "The McNemar test for binary matched-pairs data", BMC Medical Research Methodology 13, 2013).
 *
 * @param first rows that only the first model has right
 * @param second rows that only the second model has right
 */
export function mcnemarMidP(first: number, second: number): number {
  const [count, throws] = [Math.min(first, second), first + second]
  return Math.min(1, atMost(count, throws) + atMost(count - 1, throws))
}

/** P(X <= count) of so many throws: I_½(n - k, k + 1) (Abramowitz and Stegun 26.5.24). */
function atMost(count: number, throws: number): number {
  if (count < 0) return 0
  return count >= throws ? 1 : incompleteBeta(throws - count, count + 1, 0.5, 0.5)
}
