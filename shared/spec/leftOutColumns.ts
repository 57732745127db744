import type { ColumnInfo } from './columnInfo'
import { canBeFeature, defaultFeatures, isMostlyMissing, mostDefaultLevels, varies } from './columnRules'
import { identifierText, isIdentifier } from './identifierColumns'
import type { PreparationSpec } from './runSpec'
import { nameList, withThousands } from './words/wording'

/** Columns that are told one by one. */
const listed = 8

/**
 * The columns that are no features because of what they are, each with the reason: "fax (missing in 984 of 1,000 rows)". Null where there
 * are none, and where a person has chosen among the columns that could be some: then what is left out was not wanted.
 */
export function leftOutText(
  { target, features, weights, splitColumn }: PreparationSpec,
  columns: readonly ColumnInfo[],
  rows: number,
): string | null {
  const roles = new Set([target, weights, splitColumn])
  const chosen = new Set(features)
  const usual = defaultFeatures(columns, target, rows).filter((name) => !roles.has(name))
  if (usual.some((name) => !chosen.has(name))) return null
  const texts = columns
    .filter(({ name }) => !roles.has(name) && !chosen.has(name))
    .map((column) => `${column.name} (${reasonOf(column, rows)})`)
  return texts.length === 0 ? null : `Not among the features: ${nameList(texts, listed)}.`
}

function reasonOf(column: ColumnInfo, rows: number): string {
  const { type, distinct, missing } = column
  if (distinct === 0) return 'no value'
  if (!varies(column)) return distinct === 1 ? 'one value only' : 'one value but for rounding'
  if (isMostlyMissing(missing, rows)) return `missing in ${withThousands(missing)} of ${withThousands(rows)} rows`
  if (isIdentifier(column, rows)) return `names rows: ${identifierText(column, rows)}`
  if (type === 'date') return 'dates, which are features only by choice'
  if (!canBeFeature(column)) return `${withThousands(distinct)} different texts`
  return `${withThousands(distinct)} levels, more than ${mostDefaultLevels}`
}
