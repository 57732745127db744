import type { TrainingSpec } from '../contract/runSpec'

/** True when every value is finite. */
export function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value - value !== 0) return false
  }
  return true
}

/** What to tell a person whose run diverged in `epoch`. */
export function divergenceAdvice({ optimizer, learningRate, l2 }: TrainingSpec, epoch: number): string {
  const what = `Training diverged in epoch ${epoch}: the loss or a weight is no longer a finite number.`
  // A plain step shrinks a weight by the factor 1 - ηλ; beyond 2 it grows with every step instead.
  if (optimizer !== 'adam' && learningRate * l2 > 2) {
    return `${what} The penalty makes each step overshoot: keep learning rate times L2 below 2 (it was ${round(learningRate * l2)}).`
  }
  return `${what} Try a learning rate of ${round(learningRate / 10)} or less (it was ${learningRate}), or standardize the features.`
}

const round = (value: number): number => Number(value.toPrecision(2))
