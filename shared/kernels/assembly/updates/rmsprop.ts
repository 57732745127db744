import { Real } from '../real'

/** s = decay s + (1 - decay) g²; p -= rate g / (√s + ε) (Tieleman and Hinton, lecture 6.5, 2012). */
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
