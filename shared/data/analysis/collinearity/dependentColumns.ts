import { median } from '../../../math/selection'

/**
 * What of a column of length 1 may be left once the columns before it are taken out, for it to follow from them: the tolerance of R's
 * lm and of LINPACK's dqrdc2.
 */
export const tolerance = 1e-7

/** What rounding leaves of a column of length 1. */
const roundingLeft = 1e-13

/** A column that is a sum of multiples of columns before it. */
export interface Dependency {
  column: number
  /** The columns that it is a sum of, none of which can be spared, with their factors. */
  of: { column: number; factor: number }[]
}

/**
 * The columns that follow from those before them: a QR decomposition column by column in which a column that leaves less than the
 * tolerance is set aside (as R's lm does), by Gram and Schmidt's process, each column taken out twice (Giraud, Langou and
 * Rozložník, Computers & Mathematics with Applications 50, 2005). The columns that stay are independent, so that the factors are
 * unique.
 *
 * @param columns of length 1 and mean 0; null for one that has no part
 * @returns ends where as many columns stay as the rows can tell apart
 */
export function dependentColumns(columns: readonly (Float64Array | null)[], share = tolerance): Dependency[] {
  const found: Dependency[] = []
  const basis: { column: number; q: Float64Array; r: Float64Array }[] = []
  for (const [column, values] of columns.entries()) {
    if (values === null) continue
    if (basis.length >= values.length - 2) break
    const rest = values.slice()
    const r = new Float64Array(basis.length + 1)
    for (let round = 0; round < 2; round++) {
      basis.forEach(({ q }, place) => {
        const part = dot(q, rest)
        r[place] = (r[place] as number) + part
        for (let row = 0; row < rest.length; row++) rest[row] = (rest[row] as number) - part * (q[row] as number)
      })
    }
    const left = Math.sqrt(dot(rest, rest))
    const factors = left > share ? null : solved(basis, r)
    if (factors === null || (left > roundingLeft && !isTypical(values, rest, basis, factors, columns))) {
      r[basis.length] = left
      basis.push({ column, q: rest.map((value) => value / left), r })
      continue
    }
    const of = basis.flatMap((kept, place) => {
      const factor = factors[place] as number
      return Math.abs(factor) > 10 * share ? [{ column: kept.column, factor }] : []
    })
    found.push({ column, of })
  }
  return found
}

/**
 * Whether what is left is as little beside the values of most rows as beside the length of the column, which a single far-off row may
 * make: by the medians over the rows, each value counted from its column's median.
 */
function isTypical(
  values: Float64Array,
  rest: Float64Array,
  basis: readonly { column: number }[],
  factors: Float64Array,
  columns: readonly (Float64Array | null)[],
): boolean {
  const sizes = new Float64Array(values.length)
  const add = (part: Float64Array, factor: number) => {
    const middle = median(part.slice())
    part.forEach((value, row) => (sizes[row] = (sizes[row] as number) + Math.abs(factor * (value - middle))))
  }
  add(values, 1)
  basis.forEach(({ column }, place) => add(columns[column] as Float64Array, factors[place] as number))
  return median(rest.map(Math.abs)) <= 10 * tolerance * median(sizes) + roundingLeft
}

/** The factors of the basis's columns, by the triangle of what each has of the q before it. */
function solved(basis: readonly { r: Float64Array }[], right: Float64Array): Float64Array {
  const factors = right.slice(0, basis.length)
  for (let place = basis.length - 1; place >= 0; place--) {
    const { r } = basis[place] as { r: Float64Array }
    const factor = (factors[place] as number) / (r[place] as number)
    factors[place] = factor
    for (let above = 0; above < place; above++) {
      factors[above] = (factors[above] as number) - factor * (r[above] as number)
    }
  }
  return factors
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let row = 0; row < x.length; row++) sum += (x[row] as number) * (y[row] as number)
  return sum
}
