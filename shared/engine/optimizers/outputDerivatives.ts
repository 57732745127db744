import { exp, log1p, sigmoid, softplus } from '../../math/elementary'
import type { Network, OutputKind } from '../network/network'

/*
 * First and second derivatives of one row's loss by the outputs z, for Newton's method. With p = σ(z) or
 * p = softmax(z):
 *
 *   output     loss l                     ∂l/∂z_k          ∂²l/∂z_k∂z_l
 *   sigmoid    -ln of the true class's p  p - y            p (1 - p)
 *   softmax    -ln p_t                    p_k - [k = t]    p_k ([k = l] - p_l)
 *   linear     (z - t)²/2                 z - t            1
 *
 * The kernels derive the first derivatives (kernels/assembly/losses). The second ones are those of p itself. The
 * logistic function has σ' = σ (1 - σ). For the softmax, from p_k = e^(z_k) / S with ∂S/∂z_l = e^(z_l),
 * ∂p_k/∂z_l = [k = l] p_k - p_k p_l. All three matrices are positive semidefinite: the losses are convex in z, and for
 * a network without hidden layers in its parameters too, as z depends linearly on them.
 *
 * These are apart from the kernels because Newton's method divides by curvatures. Where p is within 1e-17 of 1, a p
 * that has been rounded to 1 would leave a slope and a curvature of 0, and a step of 0/0; each difference from 1 is
 * therefore computed as what the others have.
 */

/**
 * The loss of one row and its derivatives by the K outputs z. Writes dl/dz to `slopes` (K) and d²l/dz² to `curvatures`
 * (K × K, row by row). `target` is a class index, or a number where the output is linear.
 */
export type OutputDerivatives = (
  z: Float64Array,
  target: number,
  slopes: Float64Array,
  curvatures: Float64Array,
) => number

/**
 * Cross-entropy of one logit: p - y and p (1 - p), each from a sigmoid of its own sign, as 1 - σ(z) = σ(-z), so that no
 * tail is lost. The curvature stays above 0 up to |z| = 745, where e^-|z| underflows.
 */
const sigmoidDerivatives: OutputDerivatives = (z, target, slopes, curvatures) => {
  const logit = z[0] as number
  slopes[0] = target === 1 ? -sigmoid(-logit) : sigmoid(logit)
  curvatures[0] = sigmoid(logit) * sigmoid(-logit)
  return softplus(target === 1 ? -logit : logit)
}

/** Half the squared error: z - t and 1. With a curvature that is constant, one Newton step is exact. */
const linearDerivatives: OutputDerivatives = (z, target, slopes, curvatures) => {
  const error = (z[0] as number) - target
  slopes[0] = error
  curvatures[0] = 1
  return 0.5 * error * error
}

/**
 * Cross-entropy of K logits: p_k - 1 at the true class, and diag(p) - p pᵀ (Böhning, Annals of the Institute of
 * Statistical Mathematics 44, 1992). Slopes, and rows of the curvature, add up to 0: what would be a difference from 1
 * is taken as the sum of the others instead, which keeps its figures where a probability is close to 1:
 *
 *   p_t - 1 = -Σ_{k≠t} p_k,   p_k (1 - p_k) = Σ_{l≠k} p_k p_l,   ln S = ln(1 + Σ_{k≠top} e^(z_k - z_top)).
 *
 * The last is by log1p: with the largest logit subtracted, S is 1 plus the powers of the others.
 */
const softmaxDerivatives: OutputDerivatives = (z, target, slopes, curvatures) => {
  const count = z.length
  let top = 0
  for (let k = 1; k < count; k++) if ((z[k] as number) > (z[top] as number)) top = k
  const max = z[top] as number
  let others = 0
  for (let k = 0; k < count; k++) {
    const power = k === top ? 1 : exp((z[k] as number) - max)
    slopes[k] = power
    if (k !== top) others += power
  }
  let wrong = 0
  for (let k = 0; k < count; k++) {
    const p = (slopes[k] as number) / (1 + others)
    slopes[k] = p
    if (k !== target) wrong += p
  }
  for (let k = 0; k < count; k++) {
    let rest = 0
    for (let l = 0; l < count; l++) {
      if (l === k) continue
      const product = (slopes[k] as number) * (slopes[l] as number)
      curvatures[k * count + l] = -product
      rest += product
    }
    curvatures[k * count + k] = rest
  }
  slopes[target] = -wrong
  return log1p(others) + (max - (z[target] as number))
}

const derivatives: Readonly<Record<OutputKind, OutputDerivatives>> = {
  sigmoid: sigmoidDerivatives,
  softmax: softmaxDerivatives,
  linear: linearDerivatives,
}

/**
 * @param smoothing ε of label smoothing, of classes: adds ε (z_t - z̄) to the loss and ε ([k = t] - 1/K) to its slopes, linear terms
 *   without a curvature (kernels/assembly/losses/smoothing.ts)
 */
export function outputDerivatives({ output }: Pick<Network, 'output'>, smoothing = 0): OutputDerivatives {
  const plain = derivatives[output]
  if (smoothing === 0 || output === 'linear') return plain
  if (output === 'sigmoid') {
    return (z, target, slopes, curvatures) => {
      const loss = plain(z, target, slopes, curvatures)
      const half = target === 1 ? smoothing / 2 : -smoothing / 2
      slopes[0] = (slopes[0] as number) + half
      return loss + half * (z[0] as number)
    }
  }
  return (z, target, slopes, curvatures) => {
    const loss = plain(z, target, slopes, curvatures)
    const share = smoothing / z.length
    const mean = z.reduce((sum, value) => sum + value, 0) / z.length
    for (let k = 0; k < z.length; k++) slopes[k] = (slopes[k] as number) + (k === target ? smoothing - share : -share)
    return loss + smoothing * ((z[target] as number) - mean)
  }
}
