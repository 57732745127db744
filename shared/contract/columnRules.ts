import type { ColumnInfo } from './dataset'
import { limits } from './limits'
import type { Task } from './runSpec'

/** Categories with more levels than this are features only when somebody adds them. */
const mostDefaultLevels = 20

/** Numbers with a fraction and more values than this are rather a quantity than the names of classes. */
const mostNumberedClasses = 20

const numeric: ReadonlySet<string> = new Set(['number', 'integer'])

export const isNumeric = (column: ColumnInfo): boolean => numeric.has(column.type)

/** What a target can be: 2 to 100 values are classes, and numbers that vary can be predicted as numbers. */
export function tasksOf(column: ColumnInfo): Task[] {
  const tasks: Task[] = []
  if (column.distinct >= 2 && column.distinct <= limits.classes) tasks.push('classification')
  if (column.distinct >= 2 && isNumeric(column)) tasks.push('regression')
  return tasks
}

/** A target holds 2 to 100 classes, or numbers. */
export function canBeTarget(column: ColumnInfo): boolean {
  return tasksOf(column).length > 0
}

/**
 * What a person most likely wants of a target: its number, where it has a fraction and more than 20 values, or is whole
 * with more values than there can be classes; else its class.
 */
export function suggestTask(column: ColumnInfo): Task {
  const mostClasses = column.type === 'number' ? mostNumberedClasses : limits.classes
  return isNumeric(column) && column.distinct > mostClasses ? 'regression' : 'classification'
}

/** Numbers, 0 or more, that vary can weigh rows. */
export function canBeWeights(column: ColumnInfo): boolean {
  return isNumeric(column) && column.distinct >= 2 && column.min !== null && column.min >= 0
}

/** Free text and columns of one value cannot tell rows apart in a way the network can use. */
export function canBeFeature(column: ColumnInfo): boolean {
  if (column.distinct < 2 || column.type === 'text') return false
  return isNumeric(column) || column.distinct <= limits.featureLevels
}

/** What a person gets who names no feature: every column that can be one, without categories of many levels. */
export function defaultFeatures(columns: readonly ColumnInfo[], target: string | null): string[] {
  return columns
    .filter((column) => column.name !== target && canBeFeature(column))
    .filter((column) => isNumeric(column) || column.distinct <= mostDefaultLevels)
    .map(({ name }) => name)
}
