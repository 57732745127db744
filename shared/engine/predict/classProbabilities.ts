import { exp, log, softplus } from '../../math/elementary'
import type { RealArray } from '../../math/matrix'

/** Index of the first largest of `count` values from `start`. */
export function argmax(values: RealArray, start: number, count: number): number {
  let best = 0
  for (let k = 1; k < count; k++) if ((values[start + k] as number) > (values[start + best] as number)) best = k
  return best
}

/**
 * Writes the shares of `count` logits from `start` to `out`, at the same place; out may be the logits themselves. The largest logit
 * is subtracted first, so that every power is within [0, 1].
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

/** -ln of the true class's share of `count` logits from `start`, in nats; a single logit is that of class 1 of two. */
export function crossEntropy(logits: RealArray, start: number, count: number, classIndex: number): number {
  if (count === 1) return softplus(classIndex === 1 ? -(logits[start] as number) : (logits[start] as number))
  const max = logits[start + argmax(logits, start, count)] as number
  let sum = 0
  for (let k = start; k < start + count; k++) sum += exp((logits[k] as number) - max)
  return log(sum) + (max - (logits[start + classIndex] as number))
}
