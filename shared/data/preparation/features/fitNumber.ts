import { warn } from '../../../contract/warning'
import type { FittedNumber } from '../fittedPreparation'
import { note, nothingLocated } from '../../located'
import type { NumberColumn } from '../../table/table'
import { extremes, isRounding } from '../../../math/roundingSpread'
import { weightedMedian } from '../../../math/weightedMedian'
import { counted, rowList } from '../../../spec/words/wording'
import { type FeatureRule, ruleError } from './featureRule'
import type { FittedFeature } from './fittedFeature'
import { areEqual, imputedNumber, presentValues, presentWeights } from './presentValues'
import { fitStandardization } from './standardize'
import { domainText, isOutside, transformer } from './transforms'
import { fitYeoJohnson } from './yeoJohnson'

/**
 * What a number needs at scoring, from these training rows only. Missing values are left out of every statistic; what stands for
 * one is found on the scale of the table, the scaling on that of the transform.
 * @param weights how often each of the rows counts (`rowCounts`); null where each counts once
 * @returns null where no row has a value
 * @throws LabError `bad-features` where the transform is not defined on a training value, or on the constant
 */
export function fitNumber(
  column: NumberColumn,
  rows: Uint32Array,
  rule: FeatureRule,
  weights: Float64Array | null = null,
): FittedFeature | null {
  const { transform, standardization } = rule
  const { name, values } = column
  const present = presentValues(values, rows, rule.zeroIsMissing)
  if (present.length === 0) return null
  const counts = presentWeights(values, rows, rule.zeroIsMissing, weights)
  const lacking = rows.length - present.length
  const lambda = transform === 'yeoJohnson' ? fitYeoJohnson(present, counts) : null
  const transformed = present.slice()
  if (transform !== 'none') {
    const apply = transformer(transform, lambda)
    for (let i = 0; i < transformed.length; i++) transformed[i] = apply(transformed[i] as number)
    checkDomain(name, values, rows, rule, apply)
  }
  const impute = imputedNumber(
    present,
    counts,
    rule.missing,
    typeof rule.constant === 'number' ? rule.constant : Number.NaN,
  )
  if (impute !== null && isOutside(transform, impute)) {
    throw ruleError(
      name,
      `The constant for missing values is ${impute}, but ${domainText(transform)}. Give another constant, or choose another transform.`,
    )
  }
  const indicator = rule.indicator && lacking > 0
  const scaling = fitStandardization(transformed, standardization, counts)
  const equal = areEqual(present) || scaling.flat === true
  const input: FittedNumber = {
    feature: name,
    kind: 'number',
    transform,
    lambda,
    ...scaling,
    impute,
    indicator,
    zeroIsMissing: rule.zeroIsMissing,
    median: weightedMedian(present, counts),
    range: extremes(present),
  }
  const quartilesMeet =
    standardization === 'robust' && !equal && scaling.scale === 1 && meetsAt(transformed, scaling.center)
  return {
    input,
    constant: equal && !indicator && (lacking === 0 || impute === null || isSame(impute, present[0] as number)),
    warnings: quartilesMeet
      ? [warn('not-scaled', `The interquartile range of ${name} is 0: it is centred on its median, not scaled.`, name)]
      : [],
  }
}

const isSame = (value: number, other: number) => isRounding(Math.min(value, other), Math.max(value, other))

/** Whether at least half of the values are this one, which is what an interquartile range of 0 takes. */
function meetsAt(values: Float64Array, center: number): boolean {
  let count = 0
  for (const value of values) if (isSame(value, center)) count += 1
  return 2 * count >= values.length
}

function checkDomain(
  name: string,
  values: Float64Array,
  rows: Uint32Array,
  { transform, zeroIsMissing }: FeatureRule,
  apply: (value: number) => number,
): void {
  const refused = nothingLocated()
  for (const row of rows) {
    const value = values[row] as number
    if (value !== value || (zeroIsMissing && value === 0) || Number.isFinite(apply(value))) continue
    note(refused, row + 1)
  }
  const { count, rows: first } = refused
  if (count === 0) return
  const outside = first.some((row) => isOutside(transform, values[row - 1] as number))
  const why = outside ? domainText(transform) : `their ${transform} is too large for a number`
  throw ruleError(
    name,
    `${counted(count, 'training value')} of ${name} cannot be transformed (${rowList(first, count)}): ${why}. Choose another transform, such as yeoJohnson, or correct the rows.`,
  )
}
