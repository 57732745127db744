import type { TrainingSpec } from '@shared/spec/runSpec'

/** The loss of a run's curves, as their axis is named. Losses of different names cannot be compared. */
export function lossName({
  loss,
  huberDelta,
  labelSmoothing,
}: Pick<TrainingSpec, 'loss' | 'huberDelta' | 'labelSmoothing'>): string {
  if (loss === 'crossEntropy') return labelSmoothing === 0 ? 'Log loss' : `Log loss, smoothed ${labelSmoothing}`
  return loss === 'squaredError' ? 'Squared error' : `Huber loss, δ ${huberDelta}`
}

/** In what the loss is measured: numbers are standardized before they are learned. */
export function lossUnit({ loss }: Pick<TrainingSpec, 'loss'>): string {
  return loss === 'crossEntropy' ? '' : 'target in standard deviations'
}
