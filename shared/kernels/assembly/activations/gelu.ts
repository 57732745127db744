import * as elementary from '../elementary'
import { Real } from '../real'

/*
 * Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", 2016: a = z Φ(z) with the distribution function Φ of the
 * normal distribution, here in the paper's approximation by tanh,
 *
 *   a = z/2 · (1 + tanh u),   u = √(2/π) (z + 0.044715 z³).
 *
 * As (1 + tanh u) / 2 = 1 / (1 + e^(-2u)), the logistic function s of v = 2u, it is a = z s(v): one exponential and no
 * cancellation of 1 + tanh u where tanh u is close to -1. By the product rule and s' = s (1 - s),
 *
 *   da/dz = s + z s (1 - s) dv/dz,   dv/dz = 2 √(2/π) (1 + 3 · 0.044715 z²).
 *
 * The function falls before it rises and so has no inverse: two sums z may have one output a, with different slopes.
 * The derivative cannot be written by a, as for the other activations, and the forward pass stores it.
 */

/** 2 √(2/π) */
const twiceRoot: f64 = 1.5957691216057308
const cubicShare: f64 = 0.044715
/**
 * Beyond ±32 s is 0 or 1 to the last bit in either precision. The clamp keeps z³ from overflowing, and 0 · ∞ from being
 * NaN.
 */
const far: f64 = 32

/** z within ±32; NaN stays NaN, as it is less than nothing. */
// @inline
function clamp(z: v128): v128 {
  return v128.pmin<Real>(v128.pmax<Real>(z, v128.splat<Real>(<Real>-far)), v128.splat<Real>(<Real>far))
}

/** c z² */
// @inline
function squareTimes(z: v128, c: f64): v128 {
  return v128.mul<Real>(v128.mul<Real>(z, z), v128.splat<Real>(<Real>c))
}

/** s(v) at a clamped z, with v = z · (2 √(2/π) + 2 √(2/π) · 0.044715 z²). */
// @inline
function gate(z: v128): v128 {
  const v = v128.add<Real>(v128.splat<Real>(<Real>twiceRoot), squareTimes(z, twiceRoot * cubicShare))
  return elementary.sigmoid(v128.mul<Real>(z, v))
}

/** da/dz at a clamped z with its s: beyond ±32 that is 0 or 1, as s (1 - s) is 0. */
// @inline
function slope(z: v128, s: v128): v128 {
  const rise = v128.add<Real>(v128.splat<Real>(<Real>twiceRoot), squareTimes(z, 3 * twiceRoot * cubicShare))
  const bell = v128.mul<Real>(s, v128.sub<Real>(v128.splat<Real>(1), s))
  return v128.add<Real>(s, v128.mul<Real>(v128.mul<Real>(z, bell), rise))
}

/**
 * a in place, da/dz to `slopes`, as many bytes. Above 32 the factor of s is z itself, which may be infinite; below -32
 * it is the clamped z, so that a is 0 there.
 */
export function geluForward(z: usize, slopes: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const sum = v128.load(z + at)
    const near = clamp(sum)
    const s = gate(near)
    v128.store(slopes + at, slope(near, s))
    v128.store(z + at, v128.mul<Real>(v128.pmax<Real>(sum, near), s))
  }
}

/** delta *= da/dz, as the forward pass has stored it. */
export function geluBackward(delta: usize, slopes: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    const d = delta + at
    v128.store(d, v128.mul<Real>(v128.load(d), v128.load(slopes + at)))
    v128.store(d, v128.mul<Real>(v128.load(d, 16), v128.load(slopes + at, 16)), 16)
  }
}
