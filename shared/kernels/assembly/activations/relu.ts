import { Real } from '../real'

/**
 * a = max(z, 0), in place (Nair and Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML 2010).
 * NaN stays NaN, so that a run that fell apart shows it. A unit whose sum is negative for every row has the slope 0 for
 * every row, and no step of training moves its weights again: too large a learning rate can silence units for good.
 */
export function reluForward(z: usize, bytes: usize): void {
  const zero = v128.splat<Real>(0)
  for (const end = z + bytes; z < end; z += 32) {
    // The "pseudo" maximum is z unless z < 0; it is one instruction where the other one is eight.
    v128.store(z, v128.pmax<Real>(v128.load(z), zero))
    v128.store(z, v128.pmax<Real>(v128.load(z, 16), zero), 16)
  }
}

/**
 * delta *= da/dz, which is 1 where a > 0, else 0. At the kink any slope from 0 to 1 is a subgradient; 0 is the usual
 * choice. The comparison answers all ones or all zeros, and an "and" with it keeps delta or makes it 0: no
 * multiplication.
 */
export function reluBackward(delta: usize, output: usize, bytes: usize): void {
  const zero = v128.splat<Real>(0)
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = v128.gt<Real>(v128.load(output + at), zero)
    const high = v128.gt<Real>(v128.load(output + at, 16), zero)
    const d = delta + at
    v128.store(d, v128.and(v128.load(d), low))
    v128.store(d, v128.and(v128.load(d, 16), high), 16)
  }
}
