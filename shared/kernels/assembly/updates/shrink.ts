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

/**
 * The same for methods that divide each step by the size of the gradient, √v · whole + ε: each parameter has its own
 * threshold / (√v · whole + ε), so that it is the proximal step in the metric that the step was taken in. A weight is then held
 * at 0 while the mean gradient is no larger than λ, whatever its size. What has no gradient at all has a threshold of
 * threshold / ε.
 *
 * @param v address of the running means of the squared gradient; `whole` as in the update
 */
export function shrinkBySize(p: usize, v: usize, bytes: usize, threshold: f64, whole: f64, epsilon: f64): void {
  const length = v128.splat<Real>(<Real>threshold)
  const share = v128.splat<Real>(<Real>whole)
  const least = v128.splat<Real>(<Real>epsilon)
  const zero = v128.splat<Real>(0)
  for (let at: usize = 0; at < bytes; at += 16) {
    const size = v128.add<Real>(v128.mul<Real>(v128.sqrt<Real>(v128.load(v + at)), share), least)
    const t = v128.div<Real>(length, size)
    const value = v128.load(p + at)
    const above = v128.max<Real>(v128.sub<Real>(value, t), zero)
    v128.store(p + at, v128.add<Real>(above, v128.min<Real>(v128.add<Real>(value, t), zero)))
  }
}

/**
 * The cumulative penalty for mini-batches (Tsuruoka, Tsujii and Ananiadou, "Stochastic gradient descent training for
 * L1-regularized log-linear models with cumulative penalty", ACL 2009). A proximal step after each batch would leave weights
 * at 0 or not by the gradient of the last few rows. Here what a weight at 0 has not taken of its penalty is kept, and taken
 * when the noise of a later batch moves it, so that only a gradient that is larger than λ on average does.
 *
 * `above` is what is left for a weight above 0, `below` for one below: what all penalties add up to, less and plus what the
 * weight has taken of them. Each step adds its threshold t to both; the weight moves towards 0 by what is left on its side,
 * and that is taken from this one and added to the other. In the paper they grow without a bound, and a weight that changes
 * its sign late has to work off all that it took on the other side; here they are at most `kept` thresholds.
 *
 * @param v address of the running means of the squared gradient, by which t is divided as in `shrinkBySize`; 0 for none
 */
export function shrinkCumulative(
  p: usize,
  v: usize,
  above: usize,
  below: usize,
  bytes: usize,
  threshold: f64,
  whole: f64,
  epsilon: f64,
  kept: f64,
): void {
  const length = v128.splat<Real>(<Real>threshold)
  const share = v128.splat<Real>(<Real>whole)
  const least = v128.splat<Real>(<Real>epsilon)
  const most = v128.splat<Real>(<Real>kept)
  const zero = v128.splat<Real>(0)
  for (let at: usize = 0; at < bytes; at += 16) {
    let t = length
    if (v !== 0) {
      t = v128.div<Real>(t, v128.add<Real>(v128.mul<Real>(v128.sqrt<Real>(v128.load(v + at)), share), least))
    }
    const bound = v128.mul<Real>(most, t)
    const a = v128.min<Real>(v128.add<Real>(v128.load(above + at), t), bound)
    const b = v128.min<Real>(v128.add<Real>(v128.load(below + at), t), bound)
    const value = v128.load(p + at)
    const shrunk = v128.add<Real>(
      v128.max<Real>(v128.sub<Real>(value, a), zero),
      v128.min<Real>(v128.add<Real>(value, b), zero),
    )
    const taken = v128.sub<Real>(value, shrunk)
    v128.store(p + at, shrunk)
    v128.store(above + at, v128.sub<Real>(a, taken))
    v128.store(below + at, v128.add<Real>(b, taken))
  }
}
