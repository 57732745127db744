import { exp, log, sigmoid, softplus } from './elementary'

/**
 * Cross-entropy from logits, in nats: the negative log-likelihood of the true class. Working from logits and not from
 * probabilities keeps it exact where a probability would round to 0 or 1.
 */

/** Two classes, one logit z of class 1: -ln sigmoid(z) for class 1, -ln sigmoid(-z) for class 0. */
export function binaryCrossEntropy(z: number, classIndex: number): number {
  return softplus(classIndex === 1 ? -z : z)
}

/** Its derivative by z. */
export function binaryCrossEntropyDerivative(z: number, classIndex: number): number {
  return classIndex === 1 ? -sigmoid(-z) : sigmoid(z)
}

/** Index of the first largest of `count` values from `start`. */
export function argmax(values: Float64Array, start: number, count: number): number {
  let best = 0
  for (let k = 1; k < count; k++) if ((values[start + k] as number) > (values[start + best] as number)) best = k
  return best
}

/**
 * ln of the sum of exp over `count` logits from `start`, less the largest logit. Subtracting the largest first keeps
 * every power within [0, 1].
 */
function logSumExpAboveMax(logits: Float64Array, start: number, count: number, max: number): number {
  let sum = 0
  for (let k = 0; k < count; k++) sum += exp((logits[start + k] as number) - max)
  return log(sum)
}

/** Softmax over `count` logits from `start`: -ln p of the true class. */
export function softmaxCrossEntropy(logits: Float64Array, start: number, count: number, classIndex: number): number {
  const max = logits[start + argmax(logits, start, count)] as number
  return logSumExpAboveMax(logits, start, count, max) + (max - (logits[start + classIndex] as number))
}

/** Writes the probabilities of `count` logits to `out`, at the same place; out may be the logits themselves. */
export function softmax(logits: Float64Array, start: number, count: number, out: Float64Array): void {
  const max = logits[start + argmax(logits, start, count)] as number
  let sum = 0
  for (let k = start; k < start + count; k++) {
    const power = exp((logits[k] as number) - max)
    out[k] = power
    sum += power
  }
  for (let k = start; k < start + count; k++) out[k] = (out[k] as number) / sum
}

/** `total` plus the losses of `rows` rows; logits is rows × outputs, classes is read from `classStart`. */
export function addLosses(
  total: number,
  logits: Float64Array,
  outputs: number,
  rows: number,
  classes: Uint32Array,
  classStart: number,
): number {
  let sum = total
  for (let row = 0; row < rows; row++) {
    const classIndex = classes[classStart + row] as number
    sum +=
      outputs === 1
        ? binaryCrossEntropy(logits[row] as number, classIndex)
        : softmaxCrossEntropy(logits, row * outputs, outputs, classIndex)
  }
  return sum
}

/** The derivative of the same losses by the logits, to `delta`, rows × outputs: p minus 1 at the true class. */
export function lossDeltas(
  logits: Float64Array,
  outputs: number,
  rows: number,
  classes: Uint32Array,
  classStart: number,
  delta: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    const classIndex = classes[classStart + row] as number
    if (outputs === 1) {
      delta[row] = binaryCrossEntropyDerivative(logits[row] as number, classIndex)
    } else {
      softmax(logits, row * outputs, outputs, delta)
      const at = row * outputs + classIndex
      delta[at] = (delta[at] as number) - 1
    }
  }
}
