import { incompleteGamma } from './incompleteGamma'

/** P(X > x) of the chi-squared distribution: Q(degrees / 2, x / 2). */
export function chiSquaredUpperTail(x: number, degrees: number): number {
  return x <= 0 ? 1 : incompleteGamma(degrees / 2, x / 2).upper
}
