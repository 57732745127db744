import type { RealArray } from '../../math/matrix'

/*
 * What the second-order methods do to whole vectors. They are few and run once an iteration, beside passes over all
 * rows, so that plain TypeScript is quick enough.
 *
 * Sums are in float64, whatever the precision of the arrays: products of two float32 are exact there, and the curvature
 * sᵀy of L-BFGS, a sum of terms of both signs, keeps its sign.
 */

/**
 * Σ aᵢbᵢ; both arrays have the same length. Four partial sums run side by side, i mod 4 each, since one would be a
 * chain of additions that wait for each other; they are joined as (0 + 1) + (2 + 3), and the last up to three products
 * follow in their order.
 */
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

/**
 * The Euclidean norm √(Σ aᵢ²); NaN or Infinity where a value or the sum of squares is. Squares overflow from 1e154 on
 * and vanish below 1e-162: gradients that large count as diverged, and gradients that small are below any tolerance.
 */
export function norm(a: RealArray): number {
  return Math.sqrt(dot(a, a))
}

/** a ← a + factor · b, each product rounded before its sum; float32 arrays round once more, when the sum is stored. */
export function addScaled(a: RealArray, factor: number, b: RealArray): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) + factor * (b[i] as number)
}
