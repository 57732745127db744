import { type Column, missingCode, numberText } from '../data/table/table'
import { sortNumbers } from '../math/sortNumbers'
import { quantile } from '../math/statistics'
import { createRandom } from '../math/random'
import type { RealArray } from '../math/matrix'
import type { MeasuredRows } from './metricContext'

/** Rows that have something in common. */
export interface Group {
  label: string
  /** Places among the rows that are judged, ascending. */
  places: Uint32Array
}

/** Levels that are a group of their own; the rows of rarer ones come together. */
const mostLevels = 20
/** Different numbers up to which each is a group; of more the quarters are. */
const mostNumbers = 4
const missing = 'missing'

/**
 * Rows by the levels of a category, most frequent first, or by the quarters of numbers and dates (quantiles of type 7 of these rows, each in the
 * lower quarter that it bounds). Missing values are a group of their own.
 * @param column with a value for each of the rows that are judged
 */
export function groupsOf(column: Column): Group[] {
  return column.kind === 'category' ? groupsOfLevels(column) : groupsOfNumbers(column)
}

function groupsOfLevels({ codes, levels }: Extract<Column, { kind: 'category' }>): Group[] {
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  const byCount = [...counts.keys()]
    .filter((code) => code !== missingCode)
    .sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number) || a - b)
  const own = byCount.length > mostLevels ? byCount.slice(0, mostLevels - 1) : byCount
  const rest = byCount.length - own.length
  const labels = [...own.map((code) => levels[code] ?? ''), `${rest} other levels`, missing]
  const placeOf = new Map(own.map((code, index) => [code, index]))
  return grouped(labels, codes.length, (row) => {
    const code = codes[row] as number
    return code === missingCode ? own.length + 1 : (placeOf.get(code) ?? own.length)
  })
}

function groupsOfNumbers(column: Extract<Column, { kind: 'number' }>): Group[] {
  const { values } = column
  const ascending = sortNumbers(values.filter((value) => !Number.isNaN(value)))
  const text = (value: number) => numberText(column, value)
  const distinct = [...new Set(ascending.subarray(0, 1))]
  for (const value of ascending) {
    if (value === distinct.at(-1)) continue
    distinct.push(value)
    if (distinct.length > mostNumbers) break
  }
  if (distinct.length <= mostNumbers) {
    const labels = [...distinct.map(text), missing]
    return grouped(labels, values.length, (row) => indexOr(distinct.indexOf(values[row] as number), distinct.length))
  }
  const quarters = [0.25, 0.5, 0.75].map((share) => quarterOf(ascending, share))
  const bounds = [...new Set([...quarters, ascending.at(-1) as number])]
  const least = ascending[0] as number
  const labels = bounds.map((bound, index) => {
    const below = bounds[index - 1]
    if (below === undefined) return bound === least ? text(least) : `${text(least)} to ${text(bound)}`
    return `over ${text(below)} to ${text(bound)}`
  })
  return grouped([...labels, missing], values.length, (row) =>
    indexOr(
      bounds.findIndex((bound) => (values[row] as number) <= bound),
      bounds.length,
    ),
  )
}

/** Between two numbers to 15 digits: 3.515 rather than 3.5149999999999997. */
function quarterOf(ascending: Float64Array, share: number): number {
  const value = quantile(ascending, share)
  return ascending.includes(value) ? value : Number(value.toPrecision(15))
}

const indexOr = (index: number, otherwise: number) => (index < 0 ? otherwise : index)

function grouped(labels: readonly string[], rows: number, groupOf: (row: number) => number): Group[] {
  const places = labels.map((): number[] => [])
  for (let row = 0; row < rows; row++) places[groupOf(row)]?.push(row)
  return labels.flatMap((label, index) => {
    const of = places[index] ?? []
    return of.length === 0 ? [] : [{ label, places: Uint32Array.from(of) }]
  })
}

/** Rows times groups times shuffles that may be spent. */
const shuffleWork = 2e7
const mostShuffles = 2000
const fewestShuffles = 100

/** How often the rows of so many groups are shuffled; 0 where they are too many. */
export function shufflesOf(rows: number, groups: number): number {
  const shuffles = Math.min(mostShuffles, Math.floor(shuffleWork / Math.max(1, rows * groups)))
  return shuffles < fewestShuffles ? 0 : shuffles
}

/**
 * How often chance alone makes the figures of groups differ as much as they do: the share of shuffles of the rows among groups of these sizes
 * whose largest and least figure are as far apart, the groups as they are counted among the shuffles, so that it is never 0 (a permutation test;
 * Davison and Hinkley, "Bootstrap methods and their application", 1997, 4.3). What makes rows of one group harder to predict, such as other shares of
 * the classes, counts as a difference.
 * @returns a share a figure; null where fewer than two groups have the figure, or rows are not shuffled
 */
export function chanceOf<Context>(
  measured: MeasuredRows<Context>,
  figures: readonly { compute(context: Context): number | null }[],
  groups: readonly Group[],
  { weights, seed }: { weights: RealArray | null; seed: number },
): (number | null)[] {
  const order = Uint32Array.from(groups.flatMap(({ places }) => [...places]))
  const shuffles = groups.length < 2 ? 0 : shufflesOf(order.length, groups.length)
  if (shuffles === 0) return figures.map(() => null)
  const mask = new Float64Array(measured.rows)
  const spreads = (): number[] => {
    const extremes = figures.map((): [number, number, number] => [Infinity, -Infinity, 0])
    let start = 0
    for (const { places } of groups) {
      mask.fill(0)
      const end = start + places.length
      for (let at = start; at < end; at++) {
        const row = order[at] as number
        mask[row] = weights === null ? 1 : (weights[row] as number)
      }
      start = end
      const context = measured.weighed(mask)
      figures.forEach(({ compute }, at) => {
        const value = compute(context) ?? Number.NaN
        const of = extremes[at]
        if (of && Number.isFinite(value)) extremes[at] = [Math.min(of[0], value), Math.max(of[1], value), of[2] + 1]
      })
    }
    return extremes.map(([least, most, count]) => (count < 2 ? Number.NaN : most - least))
  }
  const real = spreads()
  const asLarge = new Float64Array(figures.length)
  const random = createRandom(seed, 'shuffle')
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    random.shuffle(order)
    spreads().forEach((spread, at) => {
      // Sums in another order are rounded otherwise.
      if (spread >= (real[at] as number) * (1 - 1e-12)) asLarge[at] = (asLarge[at] as number) + 1
    })
  }
  return real.map((spread, at) => (Number.isNaN(spread) ? null : (1 + (asLarge[at] as number)) / (1 + shuffles)))
}
