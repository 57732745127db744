import type { ColumnInfo } from './dataset'
import { limits } from './limits'

/** Categories with more levels than this are features only when somebody adds them. */
const mostDefaultLevels = 20

const numeric: ReadonlySet<string> = new Set(['number', 'integer'])

export const isNumeric = (column: ColumnInfo): boolean => numeric.has(column.type)

/** A target holds 2 to 100 classes. */
export function canBeTarget(column: ColumnInfo): boolean {
  return column.distinct >= 2 && column.distinct <= limits.classes
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
