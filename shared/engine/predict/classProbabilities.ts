import { exp, log, softplus } from '../../math/elementary'
import type { RealArray } from '../../math/matrix'

/*
 * From logits to probabilities and losses, one row at a time and in float64: what a finished model says. The kernels of
 * training compute the same functions (kernels/assembly/losses, where they are derived).
 */

/** Index, from 0, of the first largest of `count` values from `start`. */
export function argmax(values: RealArray, start: number, count: number): number {
  let best = 0
  for (let k = 1; k < count; k++) if ((values[start + k] as number) > (values[start + best] as number)) best = k
  return best
}

/**
 * The softmax p_k = e^(z_k) / Σ_j e^(z_j) of `count` logits from `start`, written to `out` at the same index; out may
 * be the logits themselves. The largest logit is subtracted first, which changes no share, so that every power is
 * within [0, 1] and the sum is between 1 and `count`: nothing overflows, and nothing is divided by 0. The shares add up
 * to 1 but for rounding.
 */
export function softmax(logits: RealArray, start: number, count: number, out: RealArray): void {
  const max = logits[start + argmax(logits, start, count)] as number
  let sum = 0
  for (let k = start; k < start + count; k++) {
    const power = exp((logits[k] as number) - max)
    out[k] = power
    sum += power
  }
  for (let k = start; k < start + count; k++) out[k] = (out[k] as number) / sum
}

/**
 * -ln of the true class's share of `count` logits from `start`, in nats; a single logit is that of class 1 of two.
 *
 * It is computed from the logits, -ln p_t = ln Σ_j e^(z_j - m) + (m - z_t) with the largest logit m: a share that is
 * rounded to 0 would make the loss infinite, where it is m - z_t, a finite number. For one logit it is softplus(-z) for
 * class 1 and softplus(z) for class 0.
 */
export function crossEntropy(logits: RealArray, start: number, count: number, classIndex: number): number {
  if (count === 1) return softplus(classIndex === 1 ? -(logits[start] as number) : (logits[start] as number))
  const max = logits[start + argmax(logits, start, count)] as number
  let sum = 0
  for (let k = start; k < start + count; k++) sum += exp((logits[k] as number) - max)
  return log(sum) + (max - (logits[start + classIndex] as number))
}
