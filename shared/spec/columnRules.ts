import type { ColumnInfo } from './columnInfo'
import { limits } from './limits'
import type { SplitKind, Task } from './choices'
import type { ColumnMissingRule, FeatureKind } from './rules/ruleChoices'
import type { ColumnRule } from './rules/ruleTable'

/** Categories with more levels than this are features only when somebody adds them. */
const mostDefaultLevels = 20

/** Numbers with a fraction and more values than this are rather a quantity than the names of classes. */
const mostNumberedClasses = 20

const numeric: ReadonlySet<string> = new Set(['number', 'integer'])

export const isNumeric = (column: Pick<ColumnInfo, 'type'>): boolean => numeric.has(column.type)

/** What a column is as a feature; null for free text and identifiers, which are none. */
export function featureKind(column: Pick<ColumnInfo, 'type'>): FeatureKind | null {
  if (isNumeric(column)) return 'number'
  if (column.type === 'date') return 'date'
  return column.type === 'category' || column.type === 'boolean' ? 'category' : null
}

/** How a missing value of each kind of feature can be dealt with. */
export const missingRulesOf: Record<FeatureKind, readonly ColumnMissingRule[]> = {
  number: ['drop', 'mean', 'median', 'mostFrequent', 'constant'],
  category: ['drop', 'mostFrequent', 'constant', 'ownCategory'],
  date: ['drop', 'mean', 'median', 'mostFrequent', 'constant'],
}

/** The rule of a feature; empty where it has none of its own. */
export function ruleOf(columns: Readonly<Record<string, ColumnRule>>, name: string): ColumnRule {
  return Object.hasOwn(columns, name) ? (columns[name] ?? {}) : {}
}

/** What a target can be: 2 to 100 values are classes, and numbers that vary can be predicted as numbers. */
export function tasksOf(column: ColumnInfo): Task[] {
  const tasks: Task[] = []
  if (column.type === 'date') return tasks
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

/** Free text, identifiers and columns of one value cannot tell rows apart in a way the network can use. */
export function canBeFeature(column: ColumnInfo): boolean {
  const kind = featureKind(column)
  if (column.distinct < 2 || kind === null) return false
  return kind !== 'category' || column.distinct <= limits.featureLevels
}

/** A category of so many levels is a feature only if its rare ones are taken together. */
export function needsRareLevels(column: Pick<ColumnInfo, 'type' | 'distinct'>): boolean {
  return column.type === 'category' && column.distinct > limits.featureLevels
}

/** Whether most rows lack a value: as a feature it would cost these rows. */
export function isMostlyMissing(missing: number, rows: number): boolean {
  return missing > rows / 2
}

/** What a person gets who names no feature: every column that can be one, without dates and categories of many levels. */
export function defaultFeatures(columns: readonly ColumnInfo[], target: string | null): string[] {
  return columns
    .filter((column) => column.name !== target && canBeFeature(column))
    .filter((column) => isNumeric(column) || (column.type !== 'date' && column.distinct <= mostDefaultLevels))
    .map(({ name }) => name)
}

/** Rows are grouped by any column of at least two values, and ordered in time by numbers or dates. */
export function canSplitBy(column: ColumnInfo, split: SplitKind): boolean {
  if (split === 'holdout' || column.distinct < 2) return false
  return split !== 'time' || isNumeric(column) || column.type === 'date'
}
