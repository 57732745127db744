import { targetNumbers } from '@shared/data/preparation/target/applyTarget'
import type { FittedPreparation } from '@shared/data/preparation/preparation'
import type { Table } from '@shared/data/table/table'
import { robustTarget } from '@shared/engine/optimizers/robustTarget'
import { trainingRows } from '@shared/engine/rows/trainingRows'
import type { TrainingData } from '@shared/engine/trainer'
import type { TrainingSpec } from '@shared/spec/runSpec'

/** How a run learns its target. */
export interface LearnedTarget {
  fitted: FittedPreparation
  data: TrainingData
}

/** Whether the data are to say where Huber's loss turns. */
export function isDeltaByData({ loss, huberDelta }: Pick<TrainingSpec, 'loss' | 'huberDelta'>): boolean {
  return loss === 'huber' && huberDelta === 0
}

/**
 * The target as this run learns it, its training rows and weights being written: as it was fitted, by its mean and standard
 * deviation; or where the data say where Huber's loss turns by measures that outliers cannot bend, with the delta that they
 * come to in the plan.
 * @param rows of the table that train
 * @param checkpoint called between passes over them; what it throws ends the work
 */
export function learnedTarget(
  { fitted, data }: LearnedTarget,
  table: Table,
  rows: Uint32Array,
  checkpoint: () => void = () => undefined,
): LearnedTarget {
  const { plan, train } = data
  if (!isDeltaByData(plan.training)) return { fitted, data }
  const targets = targetNumbers(fitted, table, rows)
  const all = { rows: rows.length, inputs: trainingRows(data), targets, weights: train.weights }
  const { center, scale, delta } = robustTarget(all, checkpoint)
  return {
    fitted: { ...fitted, target: { ...fitted.target, scaling: { center, scale } } },
    data: { ...data, plan: { ...plan, training: { ...plan.training, huberDelta: delta } } },
  }
}

/** Where Huber's loss turns, in the unit of the target; null for other losses. */
export function deltaInUnits({ fitted, data }: LearnedTarget): number | null {
  const { loss, huberDelta } = data.plan.training
  const { scaling } = fitted.target
  return loss === 'huber' && scaling !== null ? huberDelta * scaling.scale : null
}
