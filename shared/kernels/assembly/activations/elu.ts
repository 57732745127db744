import * as elementary from '../elementary'
import { Real } from '../real'

/**
 * a = z above 0, else e^z - 1 (Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by
 * exponential linear units", ICLR 2016, with α = 1). Value and slope are continuous at 0, where the slope is 1 from
 * both sides. Unlike relu it does not fall silent for negative sums: it approaches -1, and outputs can average about 0.
 *
 * The exponential is taken for every lane and dropped where z > 0, where it may be garbage. e^z - 1 is not formed by a
 * subtraction, which would cancel near 0.
 */
// @inline
function value(z: v128): v128 {
  return v128.bitselect(z, elementary.expm1Negative(z), v128.gt<Real>(z, v128.splat<Real>(0)))
}

/** da/dz is 1 above 0, else e^z, which is a + 1: no second exponential. */
// @inline
function derivative(a: v128): v128 {
  return v128.bitselect(
    v128.splat<Real>(1),
    v128.add<Real>(a, v128.splat<Real>(1)),
    v128.gt<Real>(a, v128.splat<Real>(0)),
  )
}

/** a = f(z), in place over `bytes` bytes, a multiple of 32; padding goes through it like every other number. */
export function eluForward(z: usize, bytes: usize): void {
  for (const end = z + bytes; z < end; z += 32) {
    const low = value(v128.load(z))
    const high = value(v128.load(z, 16))
    v128.store(z, low)
    v128.store(z, high, 16)
  }
}

/**
 * delta *= da/dz, the chain rule, with da/dz as a function of a: the sums z are gone, and nothing else had to be kept.
 */
export function eluBackward(delta: usize, output: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = derivative(v128.load(output + at))
    const high = derivative(v128.load(output + at, 16))
    const d = delta + at
    v128.store(d, v128.mul<Real>(v128.load(d), low))
    v128.store(d, v128.mul<Real>(v128.load(d, 16), high), 16)
  }
}
