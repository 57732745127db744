import { Real } from '../real'

/**
 * s = decay s + (1 - decay) g²; p -= rate g / (√s + ε) (Tieleman and Hinton, "Lecture 6.5 - RMSProp", Neural networks
 * for machine learning, 2012). s is a running mean of the squared gradient, number by number, and starts with zeros.
 *
 * Each number moves by its gradient in units of its own recent size, so that flat and steep directions get steps of
 * similar length. The start at zero is not corrected, unlike in Adam: the first s is (1 - decay) g², and the first step
 * is rate / √(1 - decay), 3.2 times the learning rate at a decay of 0.9.
 *
 * √s is 0 where a gradient has always been 0, or so small that its square underflows; ε makes the quotient 0 there, or
 * small.
 */
export function updateRmsprop(p: usize, g: usize, s: usize, bytes: usize, rate: f64, decay: f64, epsilon: f64): void {
  const step = v128.splat<Real>(<Real>rate)
  const kept = v128.splat<Real>(<Real>decay)
  const taken = v128.splat<Real>(<Real>(1 - decay))
  const least = v128.splat<Real>(<Real>epsilon)
  for (let at: usize = 0; at < bytes; at += 16) {
    const gradient = v128.load(g + at)
    const square = v128.add<Real>(
      v128.mul<Real>(kept, v128.load(s + at)),
      v128.mul<Real>(taken, v128.mul<Real>(gradient, gradient)),
    )
    v128.store(s + at, square)
    const length = v128.add<Real>(v128.sqrt<Real>(square), least)
    v128.store(p + at, v128.sub<Real>(v128.load(p + at), v128.div<Real>(v128.mul<Real>(step, gradient), length)))
  }
}
