import type { Interval } from '../intervals/interval'
import { wilson } from '../intervals/wilson'

/** Rows by which of two models has them right. */
export interface PairedCounts {
  both: number
  first: number
  second: number
  neither: number
}

/**
 * The 95 % interval of the difference of two shares of the same rows, the second less the first: Wilson's intervals of the two, put together by the
 * correlation of the rows, with a correction for continuity (method 10 of Newcombe, "Improved confidence intervals for the difference between binomial
 * proportions based on paired data", Statistics in Medicine 17, 1998).
 * @returns null without rows
 */
export function pairedShareInterval({ both, first, second, neither }: PairedCounts): Interval | null {
  const rows = both + first + second + neither
  const [shareOfFirst, shareOfSecond] = [(both + first) / rows, (both + second) / rows]
  const [one, two] = [wilson(shareOfFirst, rows), wilson(shareOfSecond, rows)]
  if (one === null || two === null) return null
  const margins = (both + first) * (second + neither) * (both + second) * (first + neither)
  const product = both * neither - first * second
  const corrected = product > rows / 2 ? product - rows / 2 : Math.min(product, 0)
  const correlation = margins === 0 ? 0 : corrected / Math.sqrt(margins)
  const reach = (up: number, down: number) => Math.sqrt(up * up - 2 * correlation * up * down + down * down)
  const difference = shareOfSecond - shareOfFirst
  return {
    low: difference - reach(shareOfSecond - two.low, one.high - shareOfFirst),
    high: difference + reach(two.high - shareOfSecond, shareOfFirst - one.low),
  }
}
