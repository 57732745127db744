import * as elementary from '../elementary'
import { Real } from '../real'

/**
 * a = tanh z. Outputs are in (-1, 1) and average about 0, which suits the layer above (LeCun, Bottou, Orr and Müller
 * 1998).
 */
// @inline
function value(z: v128): v128 {
  return elementary.tanh(z)
}

/**
 * da/dz = 1 / cosh² z = 1 - a², as cosh² - sinh² = 1. It is 1 at z = 0, and 0 where a rounds to ±1, from about |z| = 9
 * in float32 and 19 in float64: a unit that far out learns nothing.
 */
// @inline
function derivative(a: v128): v128 {
  return v128.sub<Real>(v128.splat<Real>(1), v128.mul<Real>(a, a))
}

/** a = f(z), in place over `bytes` bytes, a multiple of 32; padding goes through it like every other number. */
export function tanhForward(z: usize, bytes: usize): void {
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
export function tanhBackward(delta: usize, output: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = derivative(v128.load(output + at))
    const high = derivative(v128.load(output + at, 16))
    const d = delta + at
    v128.store(d, v128.mul<Real>(v128.load(d), low))
    v128.store(d, v128.mul<Real>(v128.load(d, 16), high), 16)
  }
}
