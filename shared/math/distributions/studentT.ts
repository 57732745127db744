import { exp, log, log1p } from '../elementary'
import { incompleteBeta } from './incompleteBeta'
import { normalQuantile } from './normal'
import { halfDeviance, halfLog2Pi, stirlingError } from './stirling'

/**
 * P(|T| >= |t|) of Student's t, the p value of a two-sided test: I_y(n/2, ½) at y = n / (n + t²) (Abramowitz and Stegun 26.7.1).
 * @param degrees of freedom n, above 0
 */
export function studentTwoSided(t: number, degrees: number): number {
  if (Math.abs(t) === Infinity) return 0
  const square = t * t
  if (square === Infinity) return 0
  const sum = degrees + square
  return incompleteBeta(degrees / 2, 0.5, degrees / sum, square / sum)
}

/** P(T > t). */
export function studentUpperTail(t: number, degrees: number): number {
  const half = studentTwoSided(t, degrees) / 2
  return t >= 0 ? half : 1 - half
}

/** Γ((n+1)/2) / (Γ(n/2) sqrt(nπ)) (1 + t²/n)^(-(n+1)/2), in the parts of Loader (see stirling.ts). */
function studentDensity(t: number, degrees: number): number {
  const half = degrees / 2
  const square = t * t
  const ratio = stirlingError(half + 0.5) - stirlingError(half) - halfDeviance(half, half + 0.5)
  const power = log1p(square / degrees)
  return exp(ratio - half * power - halfLog2Pi) / Math.sqrt(1 + square / degrees)
}

const mostSteps = 200

/**
 * The t with P(T <= t) = p. ln P(T > t) is nearly straight in ln t far out, so Newton's steps go there, kept between bounds that close in.
 * @returns -Infinity and Infinity at 0 and 1, NaN outside
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(degrees > 0)) return NaN
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN
  if (p === 0.5) return 0
  if (p < 0.5) return -upperQuantile(p, degrees)
  return upperQuantile(1 - p, degrees)
}

/** The t > 0 with P(T > t) = share, for a share below one half. */
function upperQuantile(share: number, degrees: number): number {
  let u = log(-normalQuantile(share))
  let [low, high] = [-745, 709]
  for (let step = 0; step < mostSteps; step++) {
    const t = exp(u)
    const tail = studentUpperTail(t, degrees)
    if (tail > share) low = u
    else high = u
    const slope = (t * studentDensity(t, degrees)) / tail
    const next = u + log(tail / share) / slope
    const moved = next >= low && next <= high ? next : (low + high) / 2
    if (Math.abs(moved - u) <= 2e-16 * Math.max(1, Math.abs(u))) return exp(moved)
    u = moved
  }
  return exp(u)
}
