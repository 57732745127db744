import type { TrainingSpec } from '../contract/runSpec'
import { log } from '../engine/elementary'

/**
 * The mean cross-entropy, in nats, of predicting every row by the shares of the classes: their entropy
 * (Shannon 1948). It is what a model reaches that uses no feature.
 */
export function baselineLoss(classes: Uint32Array, classCount: number): number {
  const counts = new Float64Array(classCount)
  for (const classIndex of classes) counts[classIndex] = (counts[classIndex] as number) + 1
  return counts.reduce((sum, count) => {
    const share = count / classes.length
    return count === 0 ? sum : sum - share * log(share)
  }, 0)
}

/**
 * A warning for a run whose training loss ended clearly above that of using no feature: its steps were too long, as when
 * relu units are thrown to where they give 0 for every row and cannot come back. Null where there is nothing to warn of.
 */
export function baselineWarning(
  trainLoss: number,
  classes: Uint32Array,
  classCount: number,
  { learningRate }: TrainingSpec,
): string | null {
  const baseline = baselineLoss(classes, classCount)
  if (!(trainLoss > 1.05 * baseline + 1e-6)) return null
  return `The training loss, ${trainLoss.toPrecision(3)}, is above ${baseline.toPrecision(3)}, what predicting the shares of the classes would reach. Try a learning rate below ${learningRate}, or standardize the features.`
}
