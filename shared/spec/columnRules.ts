import type { ColumnInfo } from './columnInfo'
import { isIdentifier } from './identifierColumns'
import { isRounding } from '../math/roundingSpread'
import { limits } from './limits'
import type { SplitKind, Task } from './choices'
import type { ColumnMissingRule, FeatureKind } from './rules/ruleChoices'
import type { ColumnRule } from './rules/ruleTable'
import { splitKindTable } from './splitKindTable'

/** Categories with more levels than this are features only when somebody adds them. */
export const mostDefaultLevels = 20

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

/** Whether a column has two values, of numbers two that differ by more than rounding. */
export function varies({ type, distinct, min, max }: ColumnInfo): boolean {
  return distinct >= 2 && !(isNumeric({ type }) && min !== null && max !== null && isRounding(min, max))
}

/** What a target can be: 2 to 100 values are classes, and numbers that vary can be predicted as numbers. */
export function tasksOf(column: ColumnInfo): Task[] {
  const tasks: Task[] = []
  if (column.type === 'date' || !varies(column)) return tasks
  if (column.distinct <= limits.classes) tasks.push('classification')
  if (isNumeric(column)) tasks.push('regression')
  return tasks
}

/** A target holds 2 to 100 classes, or numbers. */
export function canBeTarget(column: ColumnInfo): boolean {
  return tasksOf(column).length > 0
}

/**
 * What a person most likely wants of a target: its number, where it has a fraction and more than 20 values, is whole with more values
 * than there can be classes, or hardly ever comes twice; else its class.
 */
export function suggestTask(column: ColumnInfo): Task {
  if (isNumeric(column) && hasFewRowsPerValue(column)) return 'regression'
  const mostClasses = column.type === 'number' ? mostNumberedClasses : limits.classes
  return isNumeric(column) && column.distinct > mostClasses ? 'regression' : 'classification'
}

/** Whether the values of a column are so many that most would be a class of one row. */
export function hasFewRowsPerValue(column: ColumnInfo): boolean {
  const present = presentRows(column)
  return column.distinct > 2 && present > 0 && 2 * column.distinct > present
}

/** Rows that have a value, as far as the statistics tell: of texts the most frequent ones only are counted, then 0. */
export function presentRows(column: Pick<ColumnInfo, 'type' | 'distinct' | 'histogram'>): number {
  const { counts } = column.histogram
  const sum = counts.reduce((all, count) => all + count, 0)
  if (isNumeric(column) || counts.length === column.distinct) return sum
  // They come first: where the first is alone, so is each.
  return counts[0] === 1 ? column.distinct : 0
}

/** Numbers, 0 or more, that vary can weigh rows. */
export function canBeWeights(column: ColumnInfo): boolean {
  return isNumeric(column) && varies(column) && column.min !== null && column.min >= 0
}

/** Free text, identifiers and columns of one value cannot tell rows apart in a way the network can use. */
export function canBeFeature(column: ColumnInfo): boolean {
  const kind = featureKind(column)
  if (!varies(column) || kind === null) return false
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

/**
 * What a person gets who names no feature: every column that can be one, without dates, categories of many levels, and columns that most
 * rows lack or that name rows. Where these are all there is, they stay.
 */
export function defaultFeatures(columns: readonly ColumnInfo[], target: string | null, rows: number): string[] {
  const usable = columns
    .filter((column) => column.name !== target && canBeFeature(column))
    .filter((column) => isNumeric(column) || (column.type !== 'date' && column.distinct <= mostDefaultLevels))
  const good = usable.filter((column) => !isMostlyMissing(column.missing, rows) && !isIdentifier(column, rows))
  return (good.length > 0 ? good : usable).map(({ name }) => name)
}

/** Rows are grouped by any column of at least two values, and ordered in time by numbers or dates. */
export function canSplitBy(column: ColumnInfo, split: SplitKind): boolean {
  const kind = splitKindTable[split]
  if (kind.column === 'none' || column.distinct < 2) return false
  return !kind.ordered || isNumeric(column) || column.type === 'date'
}
