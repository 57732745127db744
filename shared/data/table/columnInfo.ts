import type { ColumnInfo } from '../../spec/columnInfo'
import { isLongText } from '../reading/cells/cells'
import { histogramOf } from './numberHistogram'
import { sortNumbers } from '../../math/sortNumbers'
import { sortWhole } from '../../math/sortWhole'
import { moments, quantile } from '../../math/statistics'
import { type CategoryColumn, type Column, type NumberColumn, missingCode, numberText } from './table'

const mostFrequent = 20
const mostLevels = 100
/** In UTF-16 code units. Longer labels of a histogram are cut. */
const longestLabel = 100

/** The statistics of a column over its values that are not missing. Exact, from all rows. Of plain values, to be had on any thread. */
export function describeColumn(column: Column): ColumnInfo {
  return column.kind === 'number' ? describeNumbers(column) : describeLevels(column)
}

function describeNumbers(column: NumberColumn): ColumnInfo {
  const { name, type, values } = column
  const present = presentValues(values)
  const { mean, sd } = moments(present)
  const ascending = sortWhole(present) ?? sortNumbers(present)
  let distinct = 0
  const levels: string[] = []
  let last = Number.NaN
  for (let i = 0; i < ascending.length; i++) {
    const value = ascending[i] as number
    if (value === last) continue
    last = value
    distinct += 1
    if (distinct <= mostLevels) levels.push(numberText(column, value))
  }
  return {
    name,
    type,
    missing: values.length - ascending.length,
    distinct,
    min: finite(quantile(ascending, 0)),
    max: finite(quantile(ascending, 1)),
    mean: finite(mean),
    sd: finite(sd),
    lowerQuartile: finite(quantile(ascending, 0.25)),
    median: finite(quantile(ascending, 0.5)),
    upperQuartile: finite(quantile(ascending, 0.75)),
    levels: distinct <= mostLevels ? levels : null,
    histogram: histogramOf(ascending, type === 'date' ? 'date' : 'number', (value) => numberText(column, value)),
  }
}

/** A copy without the missing values. */
function presentValues(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length)
  let count = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    present[count] = value
    if (!Number.isNaN(value)) count += 1
  }
  return present.subarray(0, count)
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function describeLevels({ name, type, codes, levels }: CategoryColumn): ColumnInfo {
  const frequency = new Uint32Array(levels.length)
  let missing = 0
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code === missingCode) missing += 1
    else frequency[code] = (frequency[code] as number) + 1
  }
  const top = topLevels(frequency)
  return {
    name,
    type,
    missing,
    distinct: levels.length,
    min: null,
    max: null,
    mean: null,
    sd: null,
    lowerQuartile: null,
    median: null,
    upperQuartile: null,
    levels: levels.length <= mostLevels && !levels.some(isLongText) ? levels : null,
    histogram: {
      labels: top.map((code) => labelOf(levels[code] as string)),
      counts: top.map((code) => frequency[code] as number),
    },
  }
}

/** The most frequent levels first; of equally frequent ones the first. */
function topLevels(frequency: Uint32Array): number[] {
  const top: number[] = []
  for (let code = 0; code < frequency.length; code++) {
    const count = frequency[code] as number
    if (top.length === mostFrequent && count <= (frequency[top.at(-1) as number] as number)) continue
    let place = top.length
    while (place > 0 && (frequency[top[place - 1] as number] as number) < count) place -= 1
    top.splice(place, 0, code)
    if (top.length > mostFrequent) top.pop()
  }
  return top
}

function labelOf(level: string): string {
  if (level.length <= longestLabel) return level
  // Half of a surrogate pair is no character.
  return `${level.slice(0, longestLabel - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
