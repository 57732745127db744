import { extremes } from '../../../math/roundingSpread'
import { inputWidth, valueWidth } from '../../preparation/features/inputWidths'
import { prepareInputs } from '../../preparation/applyPreparation'
import type { FittedInput, FittedPreparation } from '../../preparation/fittedPreparation'
import type { Table } from '../../table/table'
import { type Dependency, dependentColumns, tolerance } from './dependentColumns'

/** Rows × inputs² of one decomposition: half a second at most. */
const mostWork = 6e7
const mostInputs = 300
const mostRows = 20_000
/** Cells of the rows that a finding is tried on. */
const mostCells = 8_000_000
/** In fewer rows much follows from much. */
const fewestRows = 10
/** Levels that fewer rows have, or lack, may fall together by chance. */
const fewestOfLevel = 5

/** Features of which not each is needed to know all. */
export interface Collinear {
  /** The one that follows from the others as a whole; null where only some of their inputs do. */
  follows: string | null
  /** In their order, without the one that follows. */
  from: string[]
  /** Where all are plain numbers: what the one that follows is, "a + b". */
  formula: string | null
}

/** The columns of one feature, each of mean 0 and length 1, or null where it is constant. */
interface FeatureColumns {
  name: string
  input: FittedInput
  columns: (Float64Array | null)[]
  /** Of its first column: mean and length before, by which a formula is in the table's units. */
  mean: number
  length: number
}

/**
 * Sets of features whose prepared inputs depend on each other linearly in the training rows, so that a model without a penalty has no unique
 * weights. The levels of one category, which always add up to 1, do not count, nor do indicators and products. Found in at most
 * 20,000 rows and then tried on all.
 *
 * @param skip features that are known to follow from others
 */
export function findCollinear(
  fitted: FittedPreparation,
  table: Table,
  train: Uint32Array,
  skip: ReadonlySet<string> = new Set(),
): Collinear[] {
  const inputs = fitted.inputs.filter(({ feature }) => !skip.has(feature))
  const width = inputs.reduce((sum, input) => sum + inputWidth(input), 0)
  if (inputs.length < 2 || width > mostInputs || train.length < fewestRows) return []
  const rows = Math.min(train.length, mostRows, Math.max(2 * width + 50, Math.floor(mostWork / width ** 2)))
  const prepared = (some: readonly FittedInput[], of: Uint32Array) =>
    featureColumns({ ...fitted, inputs: [...some], terms: [] }, table, of)
  const features = prepared(inputs, evenly(train, rows))
  const { places } = listed(features)
  const sets = new Map<string, number[]>()
  for (const { column, of } of dependenciesOf(features)) {
    const set = [...new Set([column, ...of.map((part) => part.column)].map((at) => places[at] as number))]
    if (set.length > 1) sets.set(set.sort((a, b) => a - b).join(' '), set)
  }
  return Array.from(sets.values()).flatMap((set) => {
    const chosen = set.map((place) => inputs[place] as FittedInput)
    const cells = chosen.reduce((sum, input) => sum + inputWidth(input), 0)
    const all =
      rows === train.length
        ? set.map((place) => features[place] as FeatureColumns)
        : prepared(chosen, evenly(train, Math.floor(mostCells / cells)))
    return collinearOf(all) ?? []
  })
}

/** Which of these features follows from the others; null where they are independent after all. */
function collinearOf(features: readonly FeatureColumns[]): Collinear | null {
  const names = (some: readonly FeatureColumns[]) => some.map(({ name }) => name)
  const whole = features.flatMap((last) => {
    const others = features.filter((feature) => feature !== last)
    const found = dependenciesOf([...others, last])
    const from = others.reduce((sum, { columns }) => sum + columns.length, 0)
    const own = found.filter(({ column }) => column >= from)
    if (own.length < last.columns.filter((column) => column !== null).length) return []
    const parts = others.length === listed(others).columns.length ? own[0]?.of : undefined
    const formula = parts === undefined ? null : formulaOf(last, others, parts)
    return [{ last, others, formula }]
  })
  const best = whole.find(({ formula }) => formula?.isSum === true) ?? whole.at(-1)
  if (best) return { follows: best.last.name, from: names(best.others), formula: best.formula?.text ?? null }
  const shared = dependenciesOf(features).filter(({ column, of }) => {
    const { columns, places } = listed(features)
    const all = [column, ...of.map((part) => part.column)]
    return new Set(all.map((at) => places[at])).size > 1 && all.every((at) => isFrequent(columns[at] as Float64Array))
  })
  return shared.length === 0 ? null : { follows: null, from: names(features), formula: null }
}

const dependenciesOf = (features: readonly FeatureColumns[]): Dependency[] => dependentColumns(listed(features).columns)

/** The columns of features one after the other, and whose each is. */
function listed(features: readonly FeatureColumns[]): { columns: (Float64Array | null)[]; places: number[] } {
  return {
    columns: features.flatMap(({ columns }) => columns),
    places: features.flatMap(({ columns }, place) => columns.map(() => place)),
  }
}

/** Whether a column is no level, or one that enough rows have and enough lack. */
function isFrequent(column: Float64Array): boolean {
  const [least, most] = extremes(column)
  let lacking = 0
  let having = 0
  for (const value of column) {
    if (value === least) lacking += 1
    else if (value === most) having += 1
  }
  return lacking + having < column.length || Math.min(lacking, having) >= fewestOfLevel
}

function featureColumns(fitted: FittedPreparation, table: Table, rows: Uint32Array): FeatureColumns[] {
  const { values, stride } = prepareInputs(fitted, table, rows)
  let from = 0
  return fitted.inputs.map((input) => {
    const found = Array.from({ length: valueWidth(input) }, (_, place) => {
      return unitColumn(Float64Array.from(rows, (_row, row) => values[row * stride + from + place] as number))
    })
    from += inputWidth(input)
    if (input.kind === 'category' && input.encoding === 'oneHot') leaveOneOut(found)
    const [{ mean, length } = { mean: 0, length: 1 }] = found
    return { name: input.feature, input, columns: found.map(({ unit }) => unit), mean, length }
  })
}

/** The levels of a category add up to 1: its most frequent one follows from the others. */
function leaveOneOut(levels: { unit: Float64Array | null; mean: number }[]): void {
  const most = levels.reduce((best, level) => (level.mean > best.mean ? level : best))
  most.unit = null
}

/** A column less its mean, over its length. */
function unitColumn(values: Float64Array): { unit: Float64Array | null; mean: number; length: number } {
  const first = values[0] as number
  let sum = 0
  for (const value of values) sum += value - first
  const mean = first + sum / values.length
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value - mean))
  if (!(largest > 1e-13 * Math.abs(mean)) || largest === 0 || !Number.isFinite(largest))
    return { unit: null, mean, length: 1 }
  const shares = values.map((value) => (value - mean) / largest)
  let squares = 0
  for (const value of shares) squares += value * value
  const root = Math.sqrt(squares)
  return { unit: shares.map((value) => value / root), mean, length: largest * root }
}

/** What a number is of others, in the units of the table; null where one of them is no plain number. */
function formulaOf(
  last: FeatureColumns,
  others: readonly FeatureColumns[],
  parts: Dependency['of'],
): { text: string; isSum: boolean } | null {
  const used = parts.map(({ column, factor }) => ({ feature: others[column] as FeatureColumns, factor }))
  const own = plainUnit(last)
  if (own === null || used.length === 0 || used.length < others.length) return null
  let constant = own.center
  let isSum = true
  let text = ''
  for (const { feature, factor } of used) {
    const unit = plainUnit(feature)
    if (unit === null) return null
    const exact = (factor * own.length) / unit.length
    const multiple = neat(exact)
    constant -= exact * unit.center
    isSum &&= multiple === 1
    const size = Math.abs(multiple) === 1 ? '' : `${Math.abs(multiple)} `
    text += `${text === '' ? (multiple < 0 ? '-' : '') : multiple < 0 ? ' - ' : ' + '}${size}${feature.name}`
  }
  if (Math.abs(constant) <= 1e-6 * (own.length + Math.abs(own.center))) return { text, isSum }
  const first = neat(constant)
  return { text: `${first}${text.startsWith('-') ? ` - ${text.slice(1)}` : ` + ${text}`}`, isSum: false }
}

/** Mean and length of a number's column in the table's unit; null for what is no number as it is. */
function plainUnit({ input, mean, length }: FeatureColumns): { center: number; length: number } | null {
  if (input.kind !== 'number' || input.transform !== 'none' || input.quantiles !== null) return null
  return { center: input.center + mean * input.scale, length: length * input.scale }
}

/** A factor with six figures, which is whole where it is so but for the tolerance. */
function neat(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) <= 100 * tolerance * Math.abs(value) ? whole : Number(value.toPrecision(6))
}

/** So many rows at even distances, or all. */
function evenly(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows
  return Uint32Array.from({ length: most }, (_, place) => rows[Math.floor((place * rows.length) / most)] as number)
}
