import { Real } from '../real'

/**
 * v = μ v + g; p -= rate (g + μ v): the accelerated gradient of Nesterov (1983) as a form of momentum (Sutskever,
 * Martens, Dahl and Hinton, ICML 2013), rewritten so that the gradient is one at the parameters themselves (Bengio,
 * Boulanger-Lewandowski and Pascanu, ICASSP 2013). v starts with zeros.
 *
 * The original takes the gradient not at θ but at the point p = θ - rate μ v, to which the velocity alone is about to
 * lead, then v' = μ v + g(p) and θ' = θ - rate v'. Following p instead of θ,
 *
 *   p' = θ' - rate μ v' = θ - rate v' - rate μ v' = p + rate (μ v - v') - rate μ v' = p - rate (g(p) + μ v'),
 *
 * which needs the gradient at p only. What is stored, evaluated and kept as the run's parameters is p.
 */
export function updateNesterov(p: usize, g: usize, v: usize, bytes: usize, rate: f64, momentum: f64): void {
  const step = v128.splat<Real>(<Real>rate)
  const kept = v128.splat<Real>(<Real>momentum)
  for (let at: usize = 0; at < bytes; at += 16) {
    const gradient = v128.load(g + at)
    const velocity = v128.add<Real>(v128.mul<Real>(kept, v128.load(v + at)), gradient)
    v128.store(v + at, velocity)
    const ahead = v128.add<Real>(gradient, v128.mul<Real>(kept, velocity))
    v128.store(p + at, v128.sub<Real>(v128.load(p + at), v128.mul<Real>(step, ahead)))
  }
}
