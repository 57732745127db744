import { Real } from '../real'

/**
 * v = momentum v + g; p -= rate (g + momentum v): the accelerated gradient of Nesterov (1983), with the gradient at the present
 * point (Sutskever, Martens, Dahl and Hinton, ICML 2013; Bengio, Boulanger-Lewandowski and Pascanu, ICASSP 2013).
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
