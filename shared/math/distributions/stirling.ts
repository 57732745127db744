import { log, log1p } from '../elementary'

/**
 * The two parts in which Loader ("Fast and accurate computation of binomial probabilities", 2000) writes densities, so that large
 * parameters lose nothing: ln Γ(5e4) is 5e5, and a difference of such numbers would keep ten figures only.
 */

/** ½ ln 2π. */
export const halfLog2Pi = 0.91893853320467274178

/** From here on the series of Stirling's error has all figures after eight terms. */
const seriesFrom = 16

/**
 * Stirling's error δ(n) = ln Γ(n) - ((n - ½) ln n - n + ½ ln 2π), for n > 0.
 *
 * Its asymptotic series is Σ B₂ₖ / (2k (2k - 1) n²ᵏ⁻¹) (Abramowitz and Stegun 6.1.40). Smaller n are led up to it by
 * Γ(n + 1) = n Γ(n), from which δ(n) = δ(n + 1) + (n + ½) ln(1 + 1/n) - 1.
 */
export function stirlingError(n: number): number {
  let sum = 0
  let at = n
  for (; at < seriesFrom; at += 1) sum += (at + 0.5) * log1p(1 / at) - 1
  const s = 1 / (at * at)
  const tail = 1 / 1188 - s * (691 / 360360 - s * (1 / 156 - s * (3617 / 122400)))
  return sum + (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * tail)))) / at
}

/** ln Γ(n), for n > 0. */
export function logGamma(n: number): number {
  return (n - 0.5) * log(n) - n + halfLog2Pi + stirlingError(n)
}

/**
 * x ln(x / mean) + mean - x, half of Poisson's deviance, for x and mean > 0. Where both are near each other, by the series of the
 * logarithm in v = (x - mean) / (x + mean): (x - mean) v + 2x Σ v²ʲ⁺¹ / (2j + 1), which does not cancel.
 */
export function halfDeviance(x: number, mean: number): number {
  const difference = x - mean
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * log(x / mean) - difference
  const v = difference / (x + mean)
  const v2 = v * v
  let sum = difference * v
  let power = 2 * x * v
  for (let j = 1; ; j++) {
    power *= v2
    const next = sum + power / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
}
