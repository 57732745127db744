import { prepareInputs } from '../../data/preparation/applyPreparation'
import { inputWidth } from '../../data/preparation/features/inputWidths'
import type { FittedPreparation } from '../../data/preparation/fittedPreparation'
import { tolerance } from '../../data/analysis/collinearity/dependentColumns'
import type { Table } from '../../data/table/table'
import { coefficientNames } from './coefficientNames'

/**
 * The inputs of a model on its training rows, written as orthonormal columns: x_j = m_j + d_j Σ_a R_aj q_a, with q_0 = 1 and
 * Σ_i ω_i q_ia q_ib = 1 for a = b, else 0, over the shares ω of the rows' weights. Whatever is fitted is fitted to these, so that inputs of
 * any unit, and nearly collinear ones, cost no figures; coefficients of the inputs follow by one triangle.
 */
export interface Design {
  rows: number
  /** How often each row counts, and their sum. */
  counts: Float64Array
  weight: number
  /** Columns of the basis, the first all 1. */
  basis: Float64Array[]
  /** Places among the model's inputs that have a coefficient, ascending; coefficient k + 1 is that of `kept[k]`, the first is the intercept. */
  kept: number[]
  leftOut: { name: string; why: 'reference' | 'constant' }[]
  /** The coefficients from those of the basis: rows of length `basis.length`, one a coefficient. */
  toInputs: Float64Array[]
  /** Of all inputs, also those that are left out: their coefficients on the basis (m_j, then d_j R_aj). */
  columns: Float64Array[]
  /** Variance inflation factors, one a kept input. */
  inflation: Float64Array
  names: string[]
  /** The feature of each input; null for products. */
  features: (string | null)[]
}

/** Inputs of which one follows from the others. */
export interface Dependent {
  dependent: string[]
}

/**
 * Of a category that is one-hot encoded, whose levels add up to 1, the most frequent level is left out, and with it the products that then
 * follow from others: coefficients are compared with that level. So are inputs that are the same in every row.
 *
 * @param rows training rows
 * @param counts how often each counts; null where each counts once
 * @returns the inputs that depend on each other, where others than those do
 */
export function designOf(
  fitted: FittedPreparation,
  table: Table,
  rows: Uint32Array,
  counts: Float64Array | null,
): Design | Dependent {
  const names = coefficientNames(fitted)
  const features = featuresOf(fitted)
  const { values, stride } = prepareInputs(fitted, table, rows)
  const count = rows.length
  const each = counts ?? new Float64Array(count).fill(1)
  const weight = each.reduce((sum, value) => sum + value, 0)
  const shares = each.map((value) => value / weight)
  const spare = spareInputs(fitted)
  const order = [...names.keys()].sort((a, b) => Number(spare.has(a)) - Number(spare.has(b)) || a - b)
  const basis: Float64Array[] = [new Float64Array(count).fill(1)]
  const columns: Float64Array[] = names.map(() => new Float64Array(0))
  const unit: { place: number; length: number; r: Float64Array }[] = []
  const leftOut: Design['leftOut'] = []
  for (const place of order) {
    const column = new Float64Array(count)
    for (let row = 0; row < count; row++) column[row] = values[row * stride + place] as number
    const mean = takeOutMean(column, shares)
    const length = Math.sqrt(weightedDot(shares, column, column))
    if (!(length > 1e-13 * Math.abs(mean)) || length === 0) {
      columns[place] = Float64Array.of(mean)
      leftOut.push({ name: names[place] as string, why: 'constant' })
      continue
    }
    for (let row = 0; row < count; row++) column[row] = (column[row] as number) / length
    const r = orthogonalize(column, basis, shares)
    const left = Math.sqrt(weightedDot(shares, column, column))
    columns[place] = Float64Array.from(r, (part, a) => (a === 0 ? mean + length * part : length * part))
    // What rounding leaves of a column beyond the number of rows is as little as of a dependent one.
    if (left <= tolerance || basis.length >= count) {
      if (!spare.has(place)) return { dependent: dependenceOf(place, unit, r, names) }
      leftOut.push({ name: names[place] as string, why: 'reference' })
      continue
    }
    for (let row = 0; row < count; row++) column[row] = (column[row] as number) / left
    basis.push(column)
    columns[place] = Float64Array.of(...(columns[place] as Float64Array), length * left)
    unit.push({ place, length, r: Float64Array.of(...r, left) })
  }
  const width = basis.length
  const padded = columns.map((column) => {
    const whole = new Float64Array(width)
    whole.set(column)
    return whole
  })
  const inverse = inverseOf(unit.map(({ r }) => r))
  const byPlace = unit.map(({ place, length }, k) => {
    const row = new Float64Array(width)
    ;(inverse[k] as Float64Array).forEach((value, a) => (row[a + 1] = value / length))
    return { place, row, inflation: (inverse[k] as Float64Array).reduce((sum, value) => sum + value * value, 0) }
  })
  byPlace.sort((first, second) => first.place - second.place)
  const intercept = new Float64Array(width)
  intercept[0] = 1
  for (const { place, row } of byPlace) {
    const mean = (padded[place] as Float64Array)[0] as number
    for (let a = 1; a < width; a++) intercept[a] = (intercept[a] as number) - mean * (row[a] as number)
  }
  return {
    ...{ rows: count, counts: each, weight, basis, leftOut, names, features },
    kept: byPlace.map(({ place }) => place),
    toInputs: [intercept, ...byPlace.map(({ row }) => row)],
    columns: padded,
    inflation: Float64Array.from(byPlace, ({ inflation }) => inflation),
  }
}

/** The inputs without which the others still say all: the most frequent level of each one-hot category, and products of it. */
function spareInputs({ inputs, terms }: FittedPreparation): Set<number> {
  const spare = new Set<number>()
  let from = 0
  for (const input of inputs) {
    if (input.kind === 'category' && input.encoding === 'oneHot') {
      const place = input.levels.indexOf(input.mode)
      // The most frequent level may be among the rare ones, which share the place behind the others.
      spare.add(from + (place >= 0 ? place : input.levels.length))
    }
    from += inputWidth(input)
  }
  const single = [...spare]
  terms.forEach(({ factors }, index) => {
    if (single.some((place) => factors.includes(place))) spare.add(from + index)
  })
  return spare
}

function featuresOf({ inputs, terms }: FittedPreparation): (string | null)[] {
  const single = inputs.flatMap((input) => Array.from({ length: inputWidth(input) }, () => input.feature))
  return [...single, ...terms.map(() => null)]
}

/** Subtracts the weighted mean, which is taken from the first value on so that a far-off column loses no figures. */
function takeOutMean(column: Float64Array, shares: Float64Array): number {
  const first = column[0] as number
  let sum = 0
  for (let row = 0; row < column.length; row++) sum += (shares[row] as number) * ((column[row] as number) - first)
  const mean = first + sum
  for (let row = 0; row < column.length; row++) column[row] = (column[row] as number) - mean
  return mean
}

/**
 * Takes the basis out of a column, twice, which leaves it orthogonal to the last bits (Giraud, Langou and Rozložník, Computers &
 * Mathematics with Applications 50, 2005).
 */
function orthogonalize(column: Float64Array, basis: readonly Float64Array[], shares: Float64Array): Float64Array {
  const r = new Float64Array(basis.length)
  for (let round = 0; round < 2; round++) {
    basis.forEach((q, a) => {
      const part = weightedDot(shares, q, column)
      r[a] = (r[a] as number) + part
      for (let row = 0; row < column.length; row++) {
        column[row] = (column[row] as number) - part * (q[row] as number)
      }
    })
  }
  return r
}

export function weightedDot(shares: Float64Array, x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let row = 0; row < shares.length; row++) {
    sum += (shares[row] as number) * (x[row] as number) * (y[row] as number)
  }
  return sum
}

/** The input and those that it is a sum of multiples of. */
function dependenceOf(
  place: number,
  unit: readonly { place: number; r: Float64Array }[],
  r: Float64Array,
  names: readonly string[],
): string[] {
  const rest = r.slice()
  const of: number[] = []
  for (let k = unit.length - 1; k >= 0; k--) {
    const { place: other, r: column } = unit[k] as { place: number; r: Float64Array }
    const factor = (rest[k + 1] as number) / (column[k + 1] as number)
    for (let a = 0; a <= k; a++) rest[a] = (rest[a] as number) - factor * (column[a] as number)
    if (Math.abs(factor) > 10 * tolerance) of.push(other)
  }
  return [place, ...of].sort((a, b) => a - b).map((at) => names[at] as string)
}

/** The inverse of a triangle that is given by its columns without their first entry, that of the constant; by its rows. */
function inverseOf(triangle: readonly Float64Array[]): Float64Array[] {
  const size = triangle.length
  const inverse = Array.from({ length: size }, () => new Float64Array(size))
  const entry = (row: number, column: number) => (triangle[column] as Float64Array)[row + 1] as number
  for (let column = 0; column < size; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0
      for (let k = row + 1; k <= column; k++) sum -= entry(row, k) * ((inverse[k] as Float64Array)[column] as number)
      ;(inverse[row] as Float64Array)[column] = sum / entry(row, row)
    }
  }
  return inverse
}
