import type { PreparationSpec, RunSpec, TrainingSpec } from '@shared/spec/runSpec'

/**
 * The loss of a run's curves, as their axis is named. Losses of different names cannot be compared.
 * @param usedDelta where the Huber loss turns, in the target's unit, as the run says
 */
export function lossName(
  training: Pick<TrainingSpec, 'loss' | 'huberDelta' | 'labelSmoothing' | 'classWeights'>,
  { weights }: Pick<PreparationSpec, 'weights'>,
  usedDelta: number | null = null,
): string {
  const byClass = hasClassWeights(training)
  const byRow = weights === null ? '' : `, weighted by ${weights}`
  return `${plainName(training, usedDelta)}${byRow}${byClass ? ', classes weighted' : ''}`
}

const hasClassWeights = ({ loss, classWeights }: Pick<TrainingSpec, 'loss' | 'classWeights'>) =>
  loss === 'crossEntropy' && classWeights !== 'none'

/** Whether rows or classes count differently in the loss of a run. */
export function isWeightedLoss({ training, preparation }: Pick<RunSpec, 'training' | 'preparation'>): boolean {
  return preparation.weights !== null || hasClassWeights(training)
}

function plainName(
  { loss, huberDelta, labelSmoothing }: Pick<TrainingSpec, 'loss' | 'huberDelta' | 'labelSmoothing'>,
  usedDelta: number | null,
): string {
  if (loss === 'crossEntropy') return labelSmoothing === 0 ? 'Log loss' : `Log loss, smoothed ${labelSmoothing}`
  if (loss === 'squaredError') return 'Squared error'
  if (huberDelta !== 0) return `Huber loss, δ ${huberDelta}`
  return usedDelta === null ? 'Huber loss, δ auto' : `Huber loss, δ auto (${Number(usedDelta.toPrecision(3))})`
}

/** In what the loss is measured: numbers are put on a scale of their own before they are learned. */
export function lossUnit({ loss, huberDelta }: Pick<TrainingSpec, 'loss' | 'huberDelta'>): string {
  if (loss === 'crossEntropy') return ''
  const byData = loss === 'huber' && huberDelta === 0
  return byData ? 'target in median absolute deviations' : 'target in standard deviations'
}
