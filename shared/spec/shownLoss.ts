import type { TrainingSpec } from './runSpec'

/**
 * By what a loss of the engine, as it is stored, is multiplied where a person reads it. What is minimised for squared errors is
 * their half, whose slope is the error itself; what is called squared error anywhere is the whole of it.
 */
export function lossFactor({ loss }: Pick<TrainingSpec, 'loss'>): number {
  return loss === 'squaredError' ? 2 : 1
}

/** A stored loss as a person reads it; null and NaN stay. */
export function shownLoss<Value extends number | null>(training: Pick<TrainingSpec, 'loss'>, value: Value): Value {
  return (value === null ? null : value * lossFactor(training)) as Value
}
