import { Real } from '../real'

/**
 * v = momentum v + g; p -= rate v: the heavy ball (Polyak, "Some methods of speeding up the convergence of iteration
 * methods", USSR Computational Mathematics 4, 1964). v starts with zeros.
 *
 * Under a constant gradient v approaches g (1 + μ + μ² + ...) = g / (1 - μ): with a momentum μ of 0.9, steps grow to
 * ten times those of plain descent. Across a valley, where gradients change sign, they cancel in v instead. Here v has
 * no factor 1 - μ before g, so that the learning rate means what it does without momentum at the first step, and later
 * that divided by 1 - μ.
 */
export function updateMomentum(p: usize, g: usize, v: usize, bytes: usize, rate: f64, momentum: f64): void {
  const step = v128.splat<Real>(<Real>rate)
  const kept = v128.splat<Real>(<Real>momentum)
  for (let at: usize = 0; at < bytes; at += 16) {
    const velocity = v128.add<Real>(v128.mul<Real>(kept, v128.load(v + at)), v128.load(g + at))
    v128.store(v + at, velocity)
    v128.store(p + at, v128.sub<Real>(v128.load(p + at), v128.mul<Real>(step, velocity)))
  }
}
