import { studentQuantile, studentTwoSided } from '../../math/distributions/studentT'
import type { Interval } from '../intervals/interval'
import { type DrawnFigure, isConstant } from '../intervals/bootstrap'

export interface Tested extends Interval {
  p: number
}

/**
 * The 95 % interval of a difference of two figures of the same rows from its draws, and the p value of the two-sided test that there is none:
 * the difference ± as many standard deviations of the draws as Student's distribution says, and the test that this interval inverts, so that the two
 * never contradict each other. Differences of models whose errors are alike are nearly symmetric about the middle: corrections of bias and skewness
 * (BCa, which the intervals of single figures have) add noise to them and bring coverage below what is stated.
 *
 * @param rows that count, with weights the effective number of rows
 * @returns null where every draw gives the same, unless that is no difference at all
 */
export function pairedBootstrap({ value, drawn }: DrawnFigure, rows: number): Tested | null {
  if (isConstant(drawn)) return value === 0 && drawn[0] === 0 ? { low: 0, high: 0, p: 1 } : null
  const mean = drawn.reduce((sum, of) => sum + of, 0) / drawn.length
  const squares = drawn.reduce((sum, of) => sum + (of - mean) * (of - mean), 0)
  const error = Math.sqrt(squares / (drawn.length - 1))
  const degrees = Math.max(1, rows - 1)
  const reach = studentQuantile(0.975, degrees) * error
  return { low: value - reach, high: value + reach, p: studentTwoSided(value / error, degrees) }
}
