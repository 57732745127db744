import * as elementary from '../elementary'
import { Real } from '../real'

/** a = 1 / (1 + e^-z), the logistic function (Verhulst 1845). Outputs are in (0, 1) and average about 1/2, not 0. */
// @inline
function value(z: v128): v128 {
  return elementary.sigmoid(z)
}

/**
 * da/dz = e^-z / (1 + e^-z)² = a (1 - a), at most 1/4. Each layer thus makes derivatives at least four times smaller,
 * but for the weights, and where a rounds to 1, from about z = 17 in float32, the derivative is 0: deep networks of
 * sigmoids learn slowly.
 */
// @inline
function derivative(a: v128): v128 {
  return v128.mul<Real>(a, v128.sub<Real>(v128.splat<Real>(1), a))
}

/** a = f(z), in place over `bytes` bytes, a multiple of 32; padding goes through it like every other number. */
export function sigmoidForward(z: usize, bytes: usize): void {
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
export function sigmoidBackward(delta: usize, output: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = derivative(v128.load(output + at))
    const high = derivative(v128.load(output + at, 16))
    const d = delta + at
    v128.store(d, v128.mul<Real>(v128.load(d), low))
    v128.store(d, v128.mul<Real>(v128.load(d, 16), high), 16)
  }
}
