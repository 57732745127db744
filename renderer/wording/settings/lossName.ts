import type { PreparationSpec, TrainingSpec } from '@shared/spec/runSpec'

/** The loss of a run's curves, as their axis is named. Losses of different names cannot be compared. */
export function lossName(
  training: Pick<TrainingSpec, 'loss' | 'huberDelta' | 'labelSmoothing' | 'classWeights'>,
  { weights }: Pick<PreparationSpec, 'weights'>,
): string {
  const byClass = training.loss === 'crossEntropy' && training.classWeights !== 'none'
  const byRow = weights === null ? '' : `, weighted by ${weights}`
  return `${plainName(training)}${byRow}${byClass ? ', classes weighted' : ''}`
}

function plainName({
  loss,
  huberDelta,
  labelSmoothing,
}: Pick<TrainingSpec, 'loss' | 'huberDelta' | 'labelSmoothing'>): string {
  if (loss === 'crossEntropy') return labelSmoothing === 0 ? 'Log loss' : `Log loss, smoothed ${labelSmoothing}`
  // Its derivative is the error itself.
  return loss === 'squaredError' ? '½ squared error' : `Huber loss, δ ${huberDelta}`
}

/** In what the loss is measured: numbers are standardized before they are learned. */
export function lossUnit({ loss }: Pick<TrainingSpec, 'loss'>): string {
  return loss === 'crossEntropy' ? '' : 'target in standard deviations'
}
