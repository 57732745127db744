import * as elementary from '../elementary'
import { Real } from '../real'

/**
 * a = ln(1 + e^z), a smooth relu (Dugas et al., "Incorporating second-order functional knowledge", NIPS 2000). It is
 * computed as max(z, 0) + ln(1 + e^-|z|), which neither overflows for large z nor loses the small values of negative z.
 */
// @inline
function value(z: v128): v128 {
  return elementary.softplus(z)
}

/**
 * da/dz = 1 / (1 + e^-z), the logistic function. By a: e^a = 1 + e^z, so that 1 - e^-a = e^z / (1 + e^z), the same. It
 * is written as -(e^-a - 1), which does not cancel where a is small.
 */
// @inline
function derivative(a: v128): v128 {
  return v128.neg<Real>(elementary.expm1Negative(v128.neg<Real>(a)))
}

/** a = f(z), in place over `bytes` bytes, a multiple of 32; padding goes through it like every other number. */
export function softplusForward(z: usize, bytes: usize): void {
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
export function softplusBackward(delta: usize, output: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = derivative(v128.load(output + at))
    const high = derivative(v128.load(output + at, 16))
    const d = delta + at
    v128.store(d, v128.mul<Real>(v128.load(d), low))
    v128.store(d, v128.mul<Real>(v128.load(d, 16), high), 16)
  }
}
