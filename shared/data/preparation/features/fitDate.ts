import type { NumberColumn } from '../../table/table'
import { weightedMedian } from '../../../math/weightedMedian'
import { datePart } from './calendar'
import { dateConstant } from '../../../math/dates'
import type { FeatureRule } from './featureRule'
import type { FittedFeature } from './fittedFeature'
import { areEqual, imputedNumber, presentValues, presentWeights } from './presentValues'
import { fitStandardization } from './standardize'

/**
 * What a date needs at scoring, from these training rows only: each of its parts is standardized as a number of its own.
 * @param weights how often each of the rows counts (`rowCounts`); null where each counts once
 * @returns null where no row has a date
 */
export function fitDate(
  column: NumberColumn,
  rows: Uint32Array,
  rule: FeatureRule,
  weights: Float64Array | null = null,
): FittedFeature | null {
  const present = presentValues(column.values, rows, false)
  if (present.length === 0) return null
  const counts = presentWeights(column.values, rows, false, weights)
  const lacking = rows.length - present.length
  const impute = imputedNumber(present, counts, rule.missing, dateConstant(rule.constant ?? Number.NaN))
  const values = new Float64Array(present.length)
  let equal = true
  const parts = rule.parts.map((part) => {
    for (let i = 0; i < present.length; i++) values[i] = datePart(part, present[i] as number)
    equal &&= areEqual(values) && (lacking === 0 || impute === null || datePart(part, impute) === values[0])
    return { part, ...fitStandardization(values, rule.standardization, counts) }
  })
  const indicator = rule.indicator && lacking > 0
  return {
    input: {
      feature: column.name,
      kind: 'date',
      parts,
      impute,
      indicator,
      median: weightedMedian(present, counts),
    },
    constant: equal && !indicator,
    warnings: [],
  }
}
