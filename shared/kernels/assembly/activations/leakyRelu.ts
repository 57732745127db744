import { Real } from '../real'

/** What a negative sum is multiplied by. */
const slope: f64 = 0.01

/**
 * a = z above 0, else 0.01 z (Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models",
 * ICML workshop 2013). A unit whose sums are all negative still has a slope, and can come back, which one of relu
 * cannot.
 */
// @inline
function value(z: v128): v128 {
  const small = v128.mul<Real>(z, v128.splat<Real>(<Real>slope))
  return v128.bitselect(z, small, v128.gt<Real>(z, v128.splat<Real>(0)))
}

/** da/dz is 1 above 0, else 0.01, at the kink too; a has the sign of z. */
// @inline
function derivative(a: v128): v128 {
  return v128.bitselect(v128.splat<Real>(1), v128.splat<Real>(<Real>slope), v128.gt<Real>(a, v128.splat<Real>(0)))
}

/** a = f(z), in place over `bytes` bytes, a multiple of 32; padding goes through it like every other number. */
export function leakyReluForward(z: usize, bytes: usize): void {
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
export function leakyReluBackward(delta: usize, output: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = derivative(v128.load(output + at))
    const high = derivative(v128.load(output + at, 16))
    const d = delta + at
    v128.store(d, v128.mul<Real>(v128.load(d), low))
    v128.store(d, v128.mul<Real>(v128.load(d, 16), high), 16)
  }
}
