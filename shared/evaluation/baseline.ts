import type { TrainingSpec } from '../spec/runSpec'
import { shownLoss } from '../spec/shownLoss'
import { accurateSum } from '../math/statistics'
import { log } from '../math/elementary'
import { weightedMedian } from '../math/weightedMedian'
import type { RealArray } from '../math/matrix'

/** What a part is to learn, as the engine gets it. */
export interface Targets {
  /** Class indices, or standardized numbers. */
  targets: Uint32Array | RealArray
  /** By how much each row counts; null counts every row once. Their unit does not matter. */
  weights: RealArray | null
}

/**
 * The mean loss of the best constant answer, which is what a model reaches that uses no feature.
 *
 * - Classes: predicting every row by the shares of the classes costs their entropy, -Σ p ln p nats (Shannon 1948). No
 *   other constant q is better: -Σ p ln q - (-Σ p ln p) = Σ p ln(p/q) is never negative (Gibbs' inequality).
 * - Numbers: predicting every row by the mean, where the derivative of Σ w (t - c)²/2 by c is 0. With squared error,
 *   (t - p)²/2, that is half the variance: 1/2 for standardized targets that all count the same. The best constant of the
 *   Huber loss lies between the mean, which outliers draw away, and the median: the better of the two is close to it.
 *
 * Sums are compensated, as a table may have millions of rows, and p ln p is taken as its limit, 0, where p is 0.
 */
export function baselineLoss(
  { targets, weights }: Targets,
  { loss, huberDelta, labelSmoothing }: Pick<TrainingSpec, 'loss' | 'huberDelta' | 'labelSmoothing'>,
): number {
  const rows = targets.length
  const weight = (row: number) => (weights === null ? 1 : (weights[row] as number))
  const total = accurateSum(rows, weight)
  if (targets instanceof Uint32Array) return entropy(targets, weight, total, labelSmoothing)
  const target = (row: number) => targets[row] as number
  const mean = accurateSum(rows, (row) => weight(row) * target(row)) / total
  const delta = loss === 'huber' ? huberDelta : Infinity
  const lossAt = (answer: number) =>
    accurateSum(rows, (row) => weight(row) * lossOf(target(row) - answer, delta)) / total
  if (loss !== 'huber') return lossAt(mean)
  return Math.min(lossAt(mean), lossAt(weightedMedian(Float64Array.from(targets), weights)))
}

/** Huber's loss of an error (Annals of Mathematical Statistics 35, 1964); without a bound it is the squared error. */
function lossOf(error: number, delta: number): number {
  const size = Math.abs(error)
  return size <= delta ? (error * error) / 2 : delta * (size - delta / 2)
}

/**
 * -Σ q ln q over the classes, in nats, with the weighted share q of each. Label smoothing spreads a part ε of every row evenly, so that a
 * share p becomes q = (1 - ε) p + ε/K.
 */
function entropy(classes: Uint32Array, weight: (row: number) => number, total: number, smoothing: number): number {
  const sums = new Float64Array(classes.reduce((most, classIndex) => Math.max(most, classIndex), 0) + 1)
  classes.forEach((classIndex, row) => (sums[classIndex] = (sums[classIndex] as number) + weight(row)))
  return sums.reduce((sum, part) => {
    const share = ((1 - smoothing) * part) / total + smoothing / sums.length
    return share === 0 ? sum : sum - share * log(share)
  }, 0)
}

/**
 * A warning for a run whose training loss ended clearly above that of using no feature: its steps were too long, as
 * when relu units are thrown to where they give 0 for every row and cannot come back. Null where there is nothing to
 * warn of. Clearly is by a twentieth: a run of few epochs may still be on its way down to the baseline.
 */
export function baselineWarning(
  trainLoss: number,
  targets: Targets,
  training: Pick<TrainingSpec, 'loss' | 'huberDelta' | 'labelSmoothing' | 'learningRate'>,
): string | null {
  const baseline = baselineLoss(targets, training)
  if (!(trainLoss > 1.05 * baseline + 1e-6)) return null
  const answer = training.loss === 'crossEntropy' ? 'the shares of the classes' : 'the mean'
  const [reached, wanted] = [trainLoss, baseline].map((loss) => shownLoss(training, loss).toPrecision(3))
  return `The training loss, ${reached}, is above ${wanted}, what predicting ${answer} would reach. Try a learning rate below ${training.learningRate}, or standardize the features.`
}
