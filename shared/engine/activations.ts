import type { Activation } from '../contract/runSpec'
import { sigmoid, tanh } from './elementary'

/** A hidden unit's function of its sum, and its derivative. */
export interface ActivationPair {
  /** a = f(z). */
  output(z: number): number
  /** f'(z) written in terms of a = f(z), which is what a network keeps. */
  derivative(a: number): number
  /** Replaces the first `count` sums by outputs. */
  apply(values: Float64Array, count: number): void
  /** Multiplies the first `count` deltas by the derivative at the outputs: the chain rule. */
  backward(deltas: Float64Array, outputs: Float64Array, count: number): void
}

/** Each function gets loops of its own, so that it is compiled into them. */
const sigmoidPair: ActivationPair = {
  output: sigmoid,
  derivative: (a) => a * (1 - a),
  apply(values, count) {
    for (let i = 0; i < count; i++) values[i] = sigmoid(values[i] as number)
  },
  backward(deltas, outputs, count) {
    for (let i = 0; i < count; i++) {
      const a = outputs[i] as number
      deltas[i] = (deltas[i] as number) * (a * (1 - a))
    }
  },
}

const tanhPair: ActivationPair = {
  output: tanh,
  derivative: (a) => 1 - a * a,
  apply(values, count) {
    for (let i = 0; i < count; i++) values[i] = tanh(values[i] as number)
  },
  backward(deltas, outputs, count) {
    for (let i = 0; i < count; i++) {
      const a = outputs[i] as number
      deltas[i] = (deltas[i] as number) * (1 - a * a)
    }
  },
}

/** max(z, 0). At the kink the derivative is taken as 0. NaN stays NaN, so that a run that fell apart shows it. */
const reluPair: ActivationPair = {
  output: (z) => Math.max(z, 0),
  derivative: (a) => (a > 0 ? 1 : 0),
  apply(values, count) {
    for (let i = 0; i < count; i++) values[i] = Math.max(values[i] as number, 0)
  },
  backward(deltas, outputs, count) {
    for (let i = 0; i < count; i++) if (!((outputs[i] as number) > 0)) deltas[i] = 0
  },
}

export const activationPairs: Readonly<Record<Activation, ActivationPair>> = {
  sigmoid: sigmoidPair,
  tanh: tanhPair,
  relu: reluPair,
}
