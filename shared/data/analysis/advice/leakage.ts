import type { Advice } from '../../../contract/analysis'
import type { Column } from '../../table/table'
import { type AdviceContext, type Sample, advise, leaveOut, percent, sizeOf } from './adviceContext'
import { baselineAccuracy, levelAccuracy, thresholdAccuracy } from './classAccuracy'
import { type Levels, fewLevelsOf, levelsOf } from './levels'
import { midRanks, plainCorrelation } from './ranks'

/** From this on a single feature predicts the target almost perfectly. */
const almostPerfect = 0.99
/** A feature must also take away this share of the errors of guessing the most frequent class. */
const errorsTaken = 0.9
/** Fewer rows are told apart perfectly by chance. */
const fewestRows = 30
/** Numbers with at most so many values are looked at as levels too. */
const mostLevels = 50

/** Features that alone give the target away, seen in training rows. */
export function leakageAdvice({ sample, preparation }: AdviceContext): Advice[] {
  if (sample.rows < fewestRows) return []
  const figure = preparation.task === 'classification' ? classFigure(sample) : numberFigure(sample)
  return sample.features.flatMap((column) => {
    const message = figure(column)
    if (message === null) return []
    return advise({
      code: 'target-leak',
      columns: [column.name],
      message,
      reason:
        'Such a feature is often derived from the target, or known only afterwards. If it will not be known when the model is used, leave it out.',
      fix: leaveOut(preparation, [column.name]),
    })
  })
}

function classFigure({ target, name: rows }: Sample): (column: Column) => string | null {
  const classes = levelsOf(target)
  if (classes.count < 2) return () => null
  const baseline = baselineAccuracy(classes)
  return (column) => {
    const levels = fewLevelsOf(column, mostLevels)
    const byLevel = levels === null ? 0 : levelAccuracy(levels, classes)
    const byThreshold = column.kind === 'number' ? thresholdAccuracy(column.values, classes) : 0
    const accuracy = Math.max(byLevel, byThreshold)
    if (accuracy <= almostPerfect || 1 - accuracy > (1 - errorsTaken) * (1 - baseline)) return null
    return `${column.name} alone predicts ${target.name} correctly for ${percent(accuracy)} of ${rows}; always predicting the most frequent class is correct for ${percent(baseline)}.`
  }
}

function numberFigure({ target, name: rows }: Sample): (column: Column) => string | null {
  if (target.kind !== 'number') return () => null
  const { values } = target
  const targetRanks = midRanks(values)
  return (column) => {
    const size = Math.abs(
      column.kind === 'number'
        ? rankCorrelation(column.values, values, targetRanks)
        : correlationRatio(levelsOf(column), targetRanks),
    )
    if (!(size > almostPerfect)) return null
    const measure = column.kind === 'number' ? 'rank correlation' : 'correlation ratio of ranks'
    return `${column.name} alone predicts ${target.name} almost exactly: ${measure} ${sizeOf(size, 4)} over ${rows}.`
  }
}

/** Spearman's, over the rows where the feature has a value: half of them at least. */
function rankCorrelation(feature: Float64Array, target: Float64Array, targetRanks: Float64Array): number {
  const present = Uint32Array.from(feature.keys()).filter((row) => !Number.isNaN(feature[row]))
  if (present.length === feature.length) return plainCorrelation(midRanks(feature), targetRanks)
  if (present.length < Math.max(fewestRows, feature.length / 2)) return Number.NaN
  const chosen = (values: Float64Array) => Float64Array.from(present, (row) => values[row] as number)
  return plainCorrelation(midRanks(chosen(feature)), midRanks(chosen(target)))
}

/**
 * How much of the spread of the target's ranks the levels account for (Fisher 1925), as a correlation: each row is predicted by
 * the mean of the other rows of its level, a row that is alone in its level by that of all.
 */
function correlationRatio({ of, count }: Levels, ranks: Float64Array): number {
  const sums = new Float64Array(count)
  const rows = new Uint32Array(count)
  for (let row = 0; row < of.length; row++) {
    const level = of[row] as number
    sums[level] = (sums[level] as number) + (ranks[row] as number)
    rows[level] = (rows[level] as number) + 1
  }
  const mean = (ranks.length + 1) / 2
  let total = 0
  let left = 0
  for (let row = 0; row < of.length; row++) {
    const level = of[row] as number
    const rank = ranks[row] as number
    const others = (rows[level] as number) - 1
    const guess = others === 0 ? mean : ((sums[level] as number) - rank) / others
    total += (rank - mean) * (rank - mean)
    left += (rank - guess) * (rank - guess)
  }
  return Math.sqrt(Math.max(0, 1 - left / total))
}
