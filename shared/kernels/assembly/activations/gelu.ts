import * as elementary from '../elementary'
import { Real } from '../real'

/*
 * Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", 2016, in its form by tanh. Since (1 + tanh u) / 2 is the
 * logistic function s of 2u, it is a = z s(v) with v = 2 sqrt(2/π) (z + 0.044715 z³) and
 * da/dz = s + z s (1 - s) dv/dz. Neither has a short form in a: the forward pass keeps the derivative.
 */
const twiceRoot: f64 = 1.5957691216057308 // 2 sqrt(2/π)
const cubicShare: f64 = 0.044715
/** Beyond it s is 0 or 1 in either precision. It keeps z³ and 0·∞ out of the way. */
const far: f64 = 32

// @inline
function clamp(z: v128): v128 {
  return v128.pmin<Real>(v128.pmax<Real>(z, v128.splat<Real>(<Real>-far)), v128.splat<Real>(<Real>far))
}

/** c z² */
// @inline
function squareTimes(z: v128, c: f64): v128 {
  return v128.mul<Real>(v128.mul<Real>(z, z), v128.splat<Real>(<Real>c))
}

/** s(v) at a clamped z. */
// @inline
function gate(z: v128): v128 {
  const v = v128.add<Real>(v128.splat<Real>(<Real>twiceRoot), squareTimes(z, twiceRoot * cubicShare))
  return elementary.sigmoid(v128.mul<Real>(z, v))
}

// @inline
function slope(z: v128, s: v128): v128 {
  const rise = v128.add<Real>(v128.splat<Real>(<Real>twiceRoot), squareTimes(z, 3 * twiceRoot * cubicShare))
  const bell = v128.mul<Real>(s, v128.sub<Real>(v128.splat<Real>(1), s))
  return v128.add<Real>(s, v128.mul<Real>(v128.mul<Real>(z, bell), rise))
}

/** a, in place; da/dz to slopes. */
export function geluForward(z: usize, slopes: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const sum = v128.load(z + at)
    const near = clamp(sum)
    const s = gate(near)
    v128.store(slopes + at, slope(near, s))
    v128.store(z + at, v128.mul<Real>(v128.pmax<Real>(sum, near), s))
  }
}

/** delta *= da/dz */
export function geluBackward(delta: usize, slopes: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    const d = delta + at
    v128.store(d, v128.mul<Real>(v128.load(d), v128.load(slopes + at)))
    v128.store(d, v128.mul<Real>(v128.load(d, 16), v128.load(slopes + at, 16)), 16)
  }
}
