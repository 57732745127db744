import type { ColumnInfo } from '../contract/dataset'
import { isLongText } from './cells'
import { sortNumbers } from './sortNumbers'
import { moments, quantile } from './statistics'
import { type CategoryColumn, type Column, type NumberColumn, missingCode } from './table'

const bins = 20
const mostLevels = 100
/** In UTF-16 code units. Longer labels of a histogram are cut. */
const longestLabel = 100

/** The statistics of a column over its values that are not missing. Exact, from all rows. */
export function describeColumn(column: Column): ColumnInfo {
  return column.kind === 'number' ? describeNumbers(column) : describeLevels(column)
}

function describeNumbers({ name, type, values }: NumberColumn): ColumnInfo {
  const present = values.filter((value) => !Number.isNaN(value))
  const missing = values.length - present.length
  const { mean, sd } = moments(present)
  const ascending = sortNumbers(present)
  let distinct = 0
  const levels: string[] = []
  for (let i = 0; i < ascending.length; i++) {
    const value = ascending[i] as number
    if (i > 0 && value === ascending[i - 1]) continue
    distinct += 1
    if (distinct <= mostLevels) levels.push(String(value))
  }
  const min = quantile(ascending, 0)
  const max = quantile(ascending, 1)
  return {
    name,
    type,
    missing,
    distinct,
    min: finite(min),
    max: finite(max),
    mean: finite(mean),
    sd: finite(sd),
    median: finite(quantile(ascending, 0.5)),
    levels: distinct <= mostLevels ? levels : null,
    histogram: numberHistogram(ascending, min, max),
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** Twenty bins of equal width; the last holds the maximum. A single value is a single bin. */
function numberHistogram(ascending: Float64Array, min: number, max: number): ColumnInfo['histogram'] {
  if (ascending.length === 0) return { labels: [], counts: [] }
  if (min === max) return { labels: [String(min)], counts: [ascending.length] }
  // Divided first: max - min may overflow.
  const width = max / bins - min / bins
  const counts = new Array<number>(bins).fill(0)
  for (const value of ascending) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(value / width - min / width)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const edge = (index: number): string => String(Number((min + index * width).toPrecision(6)))
  return { labels: counts.map((_, index) => `${edge(index)} to ${edge(index + 1)}`), counts }
}

function describeLevels({ name, type, codes, levels }: CategoryColumn): ColumnInfo {
  const frequency = new Uint32Array(levels.length)
  let missing = 0
  for (const code of codes) {
    if (code === missingCode) missing += 1
    else frequency[code] = (frequency[code] ?? 0) + 1
  }
  const order = Uint32Array.from(levels.keys()).sort(
    (first, second) => (frequency[second] ?? 0) - (frequency[first] ?? 0) || first - second,
  )
  const top = Array.from(order.subarray(0, bins))
  return {
    name,
    type,
    missing,
    distinct: levels.length,
    min: null,
    max: null,
    mean: null,
    sd: null,
    median: null,
    levels: levels.length <= mostLevels && !levels.some(isLongText) ? levels : null,
    histogram: {
      labels: top.map((code) => labelOf(levels[code] as string)),
      counts: top.map((code) => frequency[code] as number),
    },
  }
}

function labelOf(level: string): string {
  if (level.length <= longestLabel) return level
  // Half of a surrogate pair is no character.
  return `${level.slice(0, longestLabel - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
