/**
 * Sums over the rows that two columns share. What is kept at i · count + j is about column i among the rows where j has a value
 * too, so that (i, j) and (j, i) make a pair.
 */
export interface Pairs {
  count: number
  rows: Float64Array
  /** The first value: sums count from it, so that a column that never varies comes out as exactly that. */
  start: Float64Array
  sum: Float64Array
  /** How far from the start a value is at most. */
  largest: Float64Array
  mean: Float64Array
  /** Of the values from the mean, times the column's scale: their sum and that of their squares. */
  deviations: Float64Array
  squares: Float64Array
  /** Where i < j: the sum of the products of the deviations. */
  products: Float64Array
}

/** Beyond these the squares of a column could leave the range of numbers; a power of two changes no digit. */
const huge = 1e140
const tiny = 1e-140

export function createPairs(count: number): Pairs {
  const zeros = () => new Float64Array(count * count)
  return {
    ...{ count, rows: zeros(), start: zeros().fill(Number.NaN), sum: zeros(), largest: zeros(), mean: zeros() },
    ...{ deviations: zeros(), squares: zeros(), products: zeros() },
  }
}

interface ValueSums {
  start: number
  rows: number
  sum: number
  largest: number
}

/** The first pass, of a block of rows. */
export function addValues(columns: readonly Float64Array[], pairs: Pairs): void {
  const { count } = pairs
  const complete = columns.map((values) => !hasGaps(values))
  for (let i = 0; i < count; i++) {
    const x = columns[i] as Float64Array
    const ownStart = pairs.start[i * count + i] as number
    const own = valueSums(x, x, ownStart)
    for (let j = 0; j < count; j++) {
      const pair = i * count + j
      const start = pairs.start[pair] as number
      // Where the other column has no gap, and neither had one before the first value, the sums are those of the column itself.
      const same = complete[j] === true && Object.is(start, ownStart)
      const found = same ? own : valueSums(x, columns[j] as Float64Array, start)
      pairs.start[pair] = found.start
      pairs.rows[pair] = (pairs.rows[pair] as number) + found.rows
      pairs.sum[pair] = (pairs.sum[pair] as number) + found.sum
      pairs.largest[pair] = Math.max(pairs.largest[pair] as number, found.largest)
    }
  }
}

function hasGaps(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) return true
  return false
}

function valueSums(x: Float64Array, y: Float64Array, from: number): ValueSums {
  let start = from
  let rows = 0
  let sum = 0
  let largest = 0
  for (let row = 0; row < x.length; row++) {
    const value = x[row] as number
    const other = y[row] as number
    if (value !== value || other !== other) continue
    if (start !== start) start = value
    const distance = value - start
    rows += 1
    sum += distance
    if (distance > largest) largest = distance
    else if (-distance > largest) largest = -distance
  }
  return { start, rows, sum, largest }
}

/** Between the passes. */
export function findMeans({ start, sum, rows, mean }: Pairs): void {
  for (let pair = 0; pair < rows.length; pair++) {
    mean[pair] = (start[pair] as number) + (sum[pair] as number) / (rows[pair] as number)
  }
}

/** The second pass, of a block of rows. */
export function addProducts(columns: readonly Float64Array[], pairs: Pairs): void {
  for (let i = 0; i < pairs.count; i++) {
    for (let j = i; j < pairs.count; j++) {
      addPair(columns[i] as Float64Array, columns[j] as Float64Array, pairs, i * pairs.count + j, j * pairs.count + i)
    }
  }
}

function addPair(x: Float64Array, y: Float64Array, pairs: Pairs, own: number, opposite: number): void {
  const meanX = pairs.mean[own] as number
  const meanY = pairs.mean[opposite] as number
  const scaleX = scaleFor(pairs.largest[own] as number)
  const scaleY = scaleFor(pairs.largest[opposite] as number)
  let sumX = 0
  let sumY = 0
  let xx = 0
  let yy = 0
  let xy = 0
  for (let row = 0; row < x.length; row++) {
    const dx = ((x[row] as number) - meanX) * scaleX
    const dy = ((y[row] as number) - meanY) * scaleY
    const product = dx * dy
    // Not a number where either is missing.
    if (product !== product) continue
    sumX += dx
    sumY += dy
    xx += dx * dx
    yy += dy * dy
    xy += product
  }
  pairs.products[own] = (pairs.products[own] as number) + xy
  add(pairs, own, sumX, xx)
  if (opposite !== own) add(pairs, opposite, sumY, yy)
}

function add(pairs: Pairs, pair: number, deviation: number, square: number): void {
  pairs.deviations[pair] = (pairs.deviations[pair] as number) + deviation
  pairs.squares[pair] = (pairs.squares[pair] as number) + square
}

function scaleFor(largest: number): number {
  if (largest > huge) return 2 ** -600
  return largest > 0 && largest < tiny ? 2 ** 600 : 1
}
