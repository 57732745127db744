import type { ClassHistogram } from '../../contract/analysis'
import { sortNumbers } from '../../math/sortNumbers'
import { quantile } from '../../math/statistics'
import { namedColumn } from '../table/namedColumn'
import { type CategoryColumn, type NumberColumn, type Table, missingCode } from '../table/table'
import { withThousands } from '../../spec/words/wording'
import { type Bins, byFrequency, dateText, levelBins, numberBins, numberText, placesOf, shortened } from './bins'

/** A target of more different values is told in groups: numbers by quartiles, of levels all but the most frequent together. */
const mostClasses = 20

/**
 * How often each bin of a column comes in each class of a target. Rows that lack either are left out.
 * @throws LabError `bad-call` for a column that is not there
 */
export function classHistogram(table: Table, column: string, target: string): ClassHistogram {
  const shown = namedColumn(table, column, { code: 'bad-call' })
  const answer = namedColumn(table, target, { code: 'bad-call' })
  const bins = shown.kind === 'number' ? numberBins(shown) : levelBins(shown)
  const classes = answer.kind === 'number' ? numberClasses(answer) : levelClasses(answer)
  const width = bins.labels.length
  const counts = new Float64Array(classes.labels.length * width)
  for (let row = 0; row < table.rows; row++) {
    const bin = bins.of[row] as number
    const index = classes.of[row] as number
    if (bin === missingCode || index === missingCode) continue
    const cell = index * width + bin
    counts[cell] = (counts[cell] as number) + 1
  }
  return {
    column,
    target,
    labels: bins.labels,
    classes: classes.labels.map((name, index) => ({
      name,
      counts: Array.from(counts.subarray(index * width, (index + 1) * width)),
    })),
  }
}

function levelClasses({ codes, levels }: CategoryColumn): Bins {
  const order = byFrequency(codes, levels.length)
  if (order.length <= mostClasses) {
    const ascending = order.sort((first, second) => first - second)
    return {
      labels: ascending.map((code) => shortened(levels[code] as string)),
      of: placesOf(codes, ascending, levels.length),
    }
  }
  const own = order.slice(0, mostClasses - 1)
  const of = placesOf(codes, own, levels.length)
  for (let row = 0; row < of.length; row++) {
    if (of[row] === missingCode && codes[row] !== missingCode) of[row] = own.length
  }
  const others = `${withThousands(order.length - own.length)} others`
  return { labels: [...own.map((code) => shortened(levels[code] as string)), others], of }
}

function numberClasses(target: NumberColumn): Bins {
  const { type, values } = target
  const places = new Map<number, number>()
  for (let row = 0; row < values.length && places.size <= mostClasses; row++) {
    const value = values[row] as number
    if (!Number.isNaN(value)) places.set(value, 0)
  }
  if (places.size > mostClasses) return quarters(target)
  const ascending = Array.from(places.keys()).sort((first, second) => first - second)
  ascending.forEach((value, place) => places.set(value, place))
  const text = type === 'date' ? dateText(0) : String
  return { labels: ascending.map(text), of: Uint32Array.from(values, (value) => places.get(value) ?? missingCode) }
}

/** Up to the lower quartile, up to the median, up to the upper quartile, above (quantiles of type 7); fewer where they meet. */
function quarters({ type, values }: NumberColumn): Bins {
  const ascending = sortNumbers(values.filter((value) => !Number.isNaN(value)))
  const largest = ascending.at(-1) as number
  const cuts = [0.25, 0.5, 0.75]
    .map((share) => quantile(ascending, share))
    .filter((cut, index, all) => cut !== all[index - 1] && cut < largest)
  const of = new Uint32Array(values.length).fill(missingCode)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    let group = 0
    while (group < cuts.length && value > (cuts[group] as number)) group += 1
    of[row] = group
  }
  const text = type === 'date' ? dateText(largest - (ascending[0] as number)) : numberText
  const labels = cuts.map((cut, index) =>
    index === 0 ? `up to ${text(cut)}` : `above ${text(cuts[index - 1] as number)} to ${text(cut)}`,
  )
  const last = cuts.at(-1)
  return { labels: last === undefined ? [text(largest)] : [...labels, `above ${text(last)}`], of }
}
