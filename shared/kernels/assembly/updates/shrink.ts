import { Real } from '../real'

/**
 * p ← sign(p) max(|p| - threshold, 0): the proximal step of the L1 penalty (Daubechies, Defrise and De Mol, Communications
 * on Pure and Applied Mathematics 57, 2004), after a step along the gradient of the rest. What is no larger than the
 * threshold becomes exactly 0, and stays there while the gradient is no larger than λ. As max(p - t, 0) + min(p + t, 0):
 * at most one of the two is not 0.
 */
export function shrink(p: usize, bytes: usize, threshold: f64): void {
  const t = v128.splat<Real>(<Real>threshold)
  const zero = v128.splat<Real>(0)
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = v128.load(p + at)
    const above = v128.max<Real>(v128.sub<Real>(value, t), zero)
    v128.store(p + at, v128.add<Real>(above, v128.min<Real>(v128.add<Real>(value, t), zero)))
  }
}

/**
 * The same for methods with a velocity v, which takes in by how much the parameters were shrunk, times `factor`, as if it
 * had come from the gradient: else v would go on pushing weights that are held at 0, and the end would be another than
 * the minimum.
 */
export function shrinkWithVelocity(p: usize, v: usize, bytes: usize, threshold: f64, factor: f64): void {
  const t = v128.splat<Real>(<Real>threshold)
  const share = v128.splat<Real>(<Real>factor)
  const zero = v128.splat<Real>(0)
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = v128.load(p + at)
    const above = v128.max<Real>(v128.sub<Real>(value, t), zero)
    const shrunk = v128.add<Real>(above, v128.min<Real>(v128.add<Real>(value, t), zero))
    v128.store(p + at, shrunk)
    v128.store(v + at, v128.add<Real>(v128.load(v + at), v128.mul<Real>(share, v128.sub<Real>(value, shrunk))))
  }
}
