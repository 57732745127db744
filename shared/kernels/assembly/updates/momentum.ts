import { Real } from '../real'

/** v = momentum v + g; p -= rate v (Polyak, "Some methods of speeding up the convergence of iteration methods", 1964). */
export function updateMomentum(p: usize, g: usize, v: usize, bytes: usize, rate: f64, momentum: f64): void {
  const step = v128.splat<Real>(<Real>rate)
  const kept = v128.splat<Real>(<Real>momentum)
  for (let at: usize = 0; at < bytes; at += 16) {
    const velocity = v128.add<Real>(v128.mul<Real>(kept, v128.load(v + at)), v128.load(g + at))
    v128.store(v + at, velocity)
    v128.store(p + at, v128.sub<Real>(v128.load(p + at), v128.mul<Real>(step, velocity)))
  }
}
