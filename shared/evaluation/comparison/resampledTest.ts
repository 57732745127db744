import { studentQuantile, studentTwoSided } from '../../math/distributions/studentT'
import type { Tested } from './pairedBootstrap'

/** A figure of two kinds of models on one split of the rows. */
export interface Split {
  first: number
  second: number
  /** Rows, or sums of weights. */
  trained: number
  tested: number
}

/**
 * The corrected resampled t-test of two ways of making a model, over folds or seeds (Nadeau and Bengio, "Inference for the generalization error",
 * Machine Learning 52, 2003): their training rows overlap, so that the variance of k differences says too little of how much their mean varies, and
 * counts 1/k + tested/trained times rather than 1/k times. With it the 95 % interval of the mean difference, the second less the first.
 *
 * @returns null of fewer than two splits, and where every split gives the same difference, unless that is none at all
 */
export function resampledTest(splits: readonly Split[]): (Tested & { value: number; degrees: number }) | null {
  const count = splits.length
  if (count < 2) return null
  const differences = splits.map(({ first, second }) => second - first)
  const value = differences.reduce((sum, of) => sum + of, 0) / count
  const variance = differences.reduce((sum, of) => sum + (of - value) * (of - value), 0) / (count - 1)
  const degrees = count - 1
  if (variance === 0) return value === 0 ? { value, low: 0, high: 0, p: 1, degrees } : null
  const ratio = splits.reduce((sum, { trained, tested }) => sum + tested / trained, 0) / count
  const error = Math.sqrt((1 / count + ratio) * variance)
  const reach = studentQuantile(0.975, degrees) * error
  return { value, low: value - reach, high: value + reach, p: studentTwoSided(value / error, degrees), degrees }
}
