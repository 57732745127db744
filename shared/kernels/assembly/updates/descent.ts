import { Real } from '../real'

/**
 * p -= rate g: gradient descent (Cauchy 1847), and with the gradient of a few rows the method of Robbins and Monro
 * (1951).
 *
 * Along an eigenvector of the Hessian with the eigenvalue c, the gradient is c times the distance from the minimum, and
 * a step multiplies that distance by 1 - rate · c. It shrinks for rate · c < 2, and otherwise grows from step to step:
 * the steepest curvature limits the learning rate, and the flattest sets the pace (divergence.ts turns this into
 * advice).
 */
export function updateDescent(p: usize, g: usize, bytes: usize, rate: f64): void {
  const step = v128.splat<Real>(<Real>rate)
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(p + at, v128.sub<Real>(v128.load(p + at), v128.mul<Real>(step, v128.load(g + at))))
  }
}
