import { Real } from '../real'

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1). At step t, number by
 * number:
 *
 *   m = β₁ m + (1 - β₁) g            a running mean of the gradient
 *   v = β₂ v + (1 - β₂) g²           a running mean of its square
 *   p -= rate (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε).
 *
 * Bias correction. From m = 0 the recursion gives m_t = (1 - β₁) Σ_i β₁^(t-i) g_i. The weights add up to 1 - β₁ᵗ, a
 * geometric sum, and not to 1: the early means are too small, v the more so as β₂ = 0.999 forgets slowly. Dividing by
 * the sum of the weights makes both true means; for t = 1 they are g and g². The first step is rate · g / (|g| + ε),
 * which is close to rate · sign(g).
 *
 * Scale. Multiplying every gradient by c multiplies m by c and √v by |c|: but for ε the step stays the same, which is
 * why one learning rate suits many problems.
 *
 * Form. The caller gives correction1 = 1 - β₁ᵗ and correction2 = 1 - β₂ᵗ. They go into one factor each before the loop,
 * rate / correction1 and 1 / √correction2, which saves two divisions a number. ε is added after the correction, as in
 * algorithm 1.
 *
 * Hazards. g² is formed in Real. In float32 it underflows for |g| below about 1e-21 and overflows above 1.8e19. In the
 * first case ε is what is left to divide by, so that the step is small, not infinite; in the second v becomes infinite,
 * and the number stays where it is.
 *
 * @param p address of the parameters; g of the gradient; m and v of the two means, which begin with zeros; `bytes`
 * bytes each
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
