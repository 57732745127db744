import type { RealArray } from '../../math/matrix'

/*
 * Sums in float64, whatever the precision of the arrays. Four partial sums run side by side, which a processor needs to be
 * quick, and are joined in a fixed order.
 */

/** Σ aᵢbᵢ; both arrays have the same length. */
export function dot(a: RealArray, b: RealArray): number {
  const length = a.length
  const fours = length - (length % 4)
  let sum0 = 0
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  for (let i = 0; i < fours; i += 4) {
    sum0 += (a[i] as number) * (b[i] as number)
    sum1 += (a[i + 1] as number) * (b[i + 1] as number)
    sum2 += (a[i + 2] as number) * (b[i + 2] as number)
    sum3 += (a[i + 3] as number) * (b[i + 3] as number)
  }
  let sum = sum0 + sum1 + (sum2 + sum3)
  for (let i = fours; i < length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** The Euclidean norm; NaN or Infinity where a value or the sum of squares is. */
export function norm(a: RealArray): number {
  return Math.sqrt(dot(a, a))
}

/** a ← a + factor · b. */
export function addScaled(a: RealArray, factor: number, b: RealArray): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) + factor * (b[i] as number)
}
