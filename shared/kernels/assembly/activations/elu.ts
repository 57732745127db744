import * as elementary from '../elementary'
import { Real } from '../real'

/**
 * a = z above 0, else e^z - 1 (Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by exponential
 * linear units", ICLR 2016, with α = 1).
 */
// @inline
function value(z: v128): v128 {
  return v128.bitselect(z, elementary.expm1Negative(z), v128.gt<Real>(z, v128.splat<Real>(0)))
}

/** da/dz is 1 above 0, else e^z, which is a + 1. */
// @inline
function derivative(a: v128): v128 {
  return v128.bitselect(
    v128.splat<Real>(1),
    v128.add<Real>(a, v128.splat<Real>(1)),
    v128.gt<Real>(a, v128.splat<Real>(0)),
  )
}

/** a = f(z), in place. */
export function eluForward(z: usize, bytes: usize): void {
  for (const end = z + bytes; z < end; z += 32) {
    const low = value(v128.load(z))
    const high = value(v128.load(z, 16))
    v128.store(z, low)
    v128.store(z, high, 16)
  }
}

/** delta *= da/dz, written by a. */
export function eluBackward(delta: usize, output: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = derivative(v128.load(output + at))
    const high = derivative(v128.load(output + at, 16))
    const d = delta + at
    v128.store(d, v128.mul<Real>(v128.load(d), low))
    v128.store(d, v128.mul<Real>(v128.load(d, 16), high), 16)
  }
}
