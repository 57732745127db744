/** A matrix of many rows, by what is asked of it, so that it need not be written out. */
export interface RowMatrix {
  rows: number
  columns: number
  /** Writes the product of every row with a vector of length `columns` into `to`, of length `rows`. */
  multiply(vector: Float64Array, to: Float64Array): void
  /** Writes one row into `to`. */
  copyRow(index: number, to: Float64Array): void
}

export interface LeastSquares {
  /** Aᵀx - b, of length `columns`. */
  residual: Float64Array
  /** Whether no step was left that lowers it; else the bound of steps was reached. */
  finished: boolean
}

interface Kept {
  index: number
  values: Float64Array
  x: number
}

/** A slope, or the part of a row that no other row has, below this share of what it could be is rounding. */
const rounding = 1e-11

/**
 * min ‖Aᵀx - b‖ over x ≥ 0, by the active set method of Lawson and Hanson (Solving Least Squares Problems, 1974, chapter 23). The rows
 * of A whose x is above 0 are linearly independent, so at most `columns`; each step lowers the residual, so that no set of them comes
 * twice and the steps come to an end.
 *
 * @param matrix A; its rows should be of length 1 or so, since what is rounding is judged by that
 * @param target b, of length `columns`
 * @param most steps before it is given up
 */
export function nonNegativeLeastSquares(matrix: RowMatrix, target: Float64Array, most: number): LeastSquares {
  const { rows, columns } = matrix
  const slopes = new Float64Array(rows)
  /** Rows that cannot take part: they are kept already, or depend on the kept ones but for rounding. */
  const closed = new Uint8Array(rows)
  const size = lengthOf(target)
  let kept: Kept[] = []
  for (let step = 0; step < most; step++) {
    const residual = residualOf(kept, target)
    const left = lengthOf(residual)
    if (left <= rounding * size || kept.length === columns) return { residual, finished: true }
    matrix.multiply(residual, slopes)
    const index = steepest(slopes, closed, -rounding * left)
    if (index < 0) return { residual, finished: true }
    const values = new Float64Array(columns)
    matrix.copyRow(index, values)
    closed[index] = 1
    const next = settle([...kept, { index, values, x: 0 }], target)
    if (next === null) continue
    closed.fill(0)
    for (const row of next) closed[row.index] = 1
    kept = next
  }
  return { residual: residualOf(kept, target), finished: false }
}

/** The row along which the residual falls fastest; -1 where none is left. */
function steepest(slopes: Float64Array, closed: Uint8Array, highest: number): number {
  let found = -1
  let lowest = highest
  for (let row = 0; row < slopes.length; row++) {
    if (closed[row] === 1 || !((slopes[row] as number) < lowest)) continue
    lowest = slopes[row] as number
    found = row
  }
  return found
}

/**
 * The least squares of these rows with each x above 0: where the solution has one that is not, the way there is taken as far as all
 * stay at 0 or above, the row that stops it is let go, and so on. Null where the last row does not help.
 */
function settle(start: readonly Kept[], target: Float64Array): Kept[] | null {
  let rows = [...start]
  for (let first = true; ; first = false) {
    const solved = leastSquares(
      rows.map(({ values }) => values),
      target,
    )
    if (solved === null || (first && (solved.at(-1) as number) <= 0)) return null
    let share = 1
    let stops = -1
    rows.forEach(({ x }, place) => {
      const to = solved[place] as number
      if (to > 0 || x / (x - to) >= share) return
      share = x / (x - to)
      stops = place
    })
    if (stops < 0 && solved.every((x) => x > 0))
      return rows.map((row, place) => ({ ...row, x: solved[place] as number }))
    const moved = rows.map((row, place) => ({ ...row, x: row.x + share * ((solved[place] as number) - row.x) }))
    rows = moved.filter(({ x }, place) => place !== stops && (x > 0 || (solved[place] as number) > 0))
  }
}

/**
 * Coefficients by which these vectors add up to the target as nearly as can be, by modified Gram-Schmidt, each vector twice (Björck,
 * Numerical Methods for Least Squares Problems, 1996, section 2.4); null where they depend on each other but for rounding.
 */
function leastSquares(vectors: readonly Float64Array[], target: Float64Array): Float64Array | null {
  const count = vectors.length
  const basis: Float64Array[] = []
  const upper = new Float64Array(count * count)
  for (let k = 0; k < count; k++) {
    const vector = (vectors[k] as Float64Array).slice()
    const whole = lengthOf(vector)
    for (let pass = 0; pass < 2; pass++) {
      basis.forEach((direction, j) => {
        const part = dot(direction, vector)
        upper[j * count + k] = (upper[j * count + k] as number) + part
        for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - part * (direction[i] as number)
      })
    }
    const own = lengthOf(vector)
    if (!(own > rounding * whole)) return null
    upper[k * count + k] = own
    basis.push(vector.map((value) => value / own))
  }
  const solution = Float64Array.from(basis, (direction) => dot(direction, target))
  for (let k = count - 1; k >= 0; k--) {
    let sum = solution[k] as number
    for (let j = k + 1; j < count; j++) sum -= (upper[k * count + j] as number) * (solution[j] as number)
    solution[k] = sum / (upper[k * count + k] as number)
  }
  return solution
}

function residualOf(kept: readonly Kept[], target: Float64Array): Float64Array {
  const residual = target.map((value) => -value)
  for (const { values, x } of kept) {
    for (let k = 0; k < residual.length; k++) residual[k] = (residual[k] as number) + x * (values[k] as number)
  }
  return residual
}

function dot(first: Float64Array, second: Float64Array): number {
  let sum = 0
  for (let k = 0; k < first.length; k++) sum += (first[k] as number) * (second[k] as number)
  return sum
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector))
}
