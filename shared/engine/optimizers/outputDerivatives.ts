import { exp, log1p, sigmoid, softplus } from '../../math/elementary'
import type { Network, OutputKind } from '../network/network'

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

/** Cross-entropy of one logit: p - t and p (1 - p), each from a sigmoid of its own sign, so that no tail is lost. */
const sigmoidDerivatives: OutputDerivatives = (z, target, slopes, curvatures) => {
  const logit = z[0] as number
  slopes[0] = target === 1 ? -sigmoid(-logit) : sigmoid(logit)
  curvatures[0] = sigmoid(logit) * sigmoid(-logit)
  return softplus(target === 1 ? -logit : logit)
}

/** Half the squared error: z - t and 1. */
const linearDerivatives: OutputDerivatives = (z, target, slopes, curvatures) => {
  const error = (z[0] as number) - target
  slopes[0] = error
  curvatures[0] = 1
  return 0.5 * error * error
}

/**
 * Cross-entropy of K logits: p_k - 1 at the true class, and diag(p) - p pᵀ (Böhning, Annals of the Institute of Statistical
 * Mathematics 44, 1992). Slopes, and rows of the curvature, add up to 0: what would be a difference from 1 is taken as the
 * sum of the others instead, which keeps its figures where a probability is close to 1.
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

export function outputDerivatives({ output }: Pick<Network, 'output'>): OutputDerivatives {
  return derivatives[output]
}
