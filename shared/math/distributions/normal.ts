import { exp, log } from '../elementary'

/** 1 / sqrt(2π). */
const density0 = 0.39894228040143267794

/** Terms of the continued fraction: what is left out is about e^(-2x sqrt(n)), for x >= 1.5 below 1e-18. */
const fractionTerms = 200

/** Beyond, the density is 0 in float64. */
const farthest = 40

/**
 * The standard normal density. x² is split into a part that is exact, (16ths of) the nearest, and the rest, so that far out the exponent's
 * rounding does not count (Cody, Mathematics of Computation 23, 1969, does the same).
 */
export function normalDensity(x: number): number {
  const size = Math.abs(x)
  if (!(size < farthest)) return size >= farthest ? 0 : NaN
  const near = Math.floor(size * 16) / 16
  return density0 * exp(-0.5 * near * near) * exp(-0.5 * (size - near) * (size + near))
}

/**
 * P(Z > x), with its relative accuracy however far out: beyond 1.5 by Laplace's continued fraction of Mills' ratio,
 * φ(x) / (x + 1/(x + 2/(x + 3/(x + ...)))) (Abramowitz and Stegun 26.2.14), between by the series ½ - φ(x) (x + x³/3 + x⁵/15 + ...)
 * (26.2.11), whose terms all have one sign.
 */
export function normalUpperTail(x: number): number {
  if (x !== x) return NaN
  if (x < -1.5) return 1 - normalUpperTail(-x)
  if (x > 1.5) {
    let rest = x
    for (let k = fractionTerms; k >= 1; k--) rest = x + k / rest
    return normalDensity(x) / rest
  }
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return 0.5 - normalDensity(x) * sum
}

/** P(Z <= x). */
export function normalCdf(x: number): number {
  return normalUpperTail(-x)
}

/** P(|Z| >= |z|), the p value of a two-sided test. */
export function normalTwoSided(z: number): number {
  return 2 * normalUpperTail(Math.abs(z))
}

/**
 * The x with P(Z <= x) = p. It begins with the rational function of Hastings (Abramowitz and Stegun 26.2.23, within 4.5e-4), which Halley's
 * steps on the lower half bring to all figures.
 * @returns -Infinity and Infinity at 0 and 1, NaN outside
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN
  if (p === 0.5) return 0
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * log(p))
  let x = -t + (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let step = 0; step < 4; step++) {
    const error = (normalCdf(x) - p) / normalDensity(x)
    if (!Number.isFinite(error)) break
    x -= error / (1 + 0.5 * x * error)
  }
  return x
}
