import { Real } from '../real'

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1): m and v are running means of the
 * gradient and its square, correction1 = 1 - β₁ᵗ and correction2 = 1 - β₂ᵗ take out their start at zero, and
 * p -= rate (m / correction1) / (√(v / correction2) + ε), where the corrections are taken into the factors beforehand.
 */
export function updateAdam(
  p: usize,
  g: usize,
  m: usize,
  v: usize,
  bytes: usize,
  rate: f64,
  beta1: f64,
  beta2: f64,
  correction1: f64,
  correction2: f64,
  epsilon: f64,
): void {
  const step = v128.splat<Real>(<Real>(rate / correction1))
  const kept1 = v128.splat<Real>(<Real>beta1)
  const taken1 = v128.splat<Real>(<Real>(1 - beta1))
  const kept2 = v128.splat<Real>(<Real>beta2)
  const taken2 = v128.splat<Real>(<Real>(1 - beta2))
  const whole = v128.splat<Real>(<Real>(1 / sqrt<f64>(correction2)))
  const least = v128.splat<Real>(<Real>epsilon)
  for (let at: usize = 0; at < bytes; at += 16) {
    const gradient = v128.load(g + at)
    const mean = v128.add<Real>(v128.mul<Real>(kept1, v128.load(m + at)), v128.mul<Real>(taken1, gradient))
    const square = v128.add<Real>(
      v128.mul<Real>(kept2, v128.load(v + at)),
      v128.mul<Real>(taken2, v128.mul<Real>(gradient, gradient)),
    )
    v128.store(m + at, mean)
    v128.store(v + at, square)
    const length = v128.add<Real>(v128.mul<Real>(v128.sqrt<Real>(square), whole), least)
    const change = v128.div<Real>(v128.mul<Real>(step, mean), length)
    v128.store(p + at, v128.sub<Real>(v128.load(p + at), change))
  }
}
