import type { RealArray } from '@shared/math/matrix'
import type { Network } from '@shared/engine/network/network'

/**
 * The elastic net λ₁ Σ|w| + λ₂/2 Σw² over all weights (Zou and Hastie, Journal of the Royal Statistical Society B 67,
 * 2005); biases are left out, so that a shift of the data costs nothing. (L1 alone is the lasso: Tibshirani, the same
 * journal 58, 1996; L2 alone is ridge: Hoerl and Kennard, Technometrics 12, 1970.)
 *
 * It is part of what is minimized, not of the loss in a history. λ₂ shrinks all weights in proportion, and makes the
 * minimum of logistic regression finite and unique where classes can be separated; λ₁ pulls each with the same force
 * and makes small ones exactly 0 at the minimum (steps of a fixed length only come near it). With a mean loss over n
 * rows, n times the whole is the negative logarithm of a posterior density whose prior is normal with the variance 1/(n
 * λ₂) for L2, and Laplace's for L1.
 *
 * The training itself adds the penalty by kernels (crew/tasks.ts); this plain form is what tests compare it with.
 *
 * @param parameters in the plain order
 */
export function penalty(network: Pick<Network, 'shapes'>, parameters: RealArray, l1: number, l2: number): number {
  let sizes = 0
  let squares = 0
  for (const { weightOffset, biasOffset } of network.shapes) {
    for (let at = weightOffset; at < biasOffset; at++) {
      const weight = parameters[at] as number
      sizes += Math.abs(weight)
      squares += weight * weight
    }
  }
  // A penalty that is off stays 0 where a sum is infinite.
  return (l1 === 0 ? 0 : l1 * sizes) + (l2 === 0 ? 0 : 0.5 * l2 * squares)
}

/** Its derivative λ₁ sign(w) + λ₂ w, added to the gradient. At the corner w = 0 the sign is taken as 0. */
export function addPenaltyGradient(
  network: Pick<Network, 'shapes'>,
  parameters: RealArray,
  l1: number,
  l2: number,
  gradient: RealArray,
): void {
  if (l1 === 0 && l2 === 0) return
  for (const { weightOffset, biasOffset } of network.shapes) {
    for (let at = weightOffset; at < biasOffset; at++) {
      const weight = parameters[at] as number
      gradient[at] = (gradient[at] as number) + l1 * Math.sign(weight) + l2 * weight
    }
  }
}
