/** A log-likelihood at one point. */
export interface LikelihoodPoint {
  value: number
  /** Its gradient. */
  score: Float64Array
  /** Fisher's information, size × size, row by row. */
  information: Float64Array
}

/** A log-likelihood as a function of its parameters, whose maximum is looked for by Newton's method. */
export interface Likelihood {
  size: number
  at(parameters: Float64Array): LikelihoodPoint
}

/**
 * Σ_i v_i q_ia q_ib for all pairs of columns, into a block of a symmetric matrix.
 * @param at where the block begins
 * @param stride of the matrix
 */
export function addCrossProducts(
  basis: readonly Float64Array[],
  weights: Float64Array,
  matrix: Float64Array,
  { at, stride }: { at: number; stride: number },
): void {
  const weighted = new Float64Array(weights.length)
  basis.forEach((left, a) => {
    for (let row = 0; row < weighted.length; row++) weighted[row] = (weights[row] as number) * (left[row] as number)
    for (let b = 0; b <= a; b++) {
      const sum = dot(weighted, basis[b] as Float64Array)
      matrix[at + a * stride + b] = sum
      matrix[at + b * stride + a] = sum
    }
  })
}

/** Σ_a θ_a q_ia for every row. */
export function linearSums(basis: readonly Float64Array[], parameters: Float64Array, from: number): Float64Array {
  const sums = new Float64Array((basis[0] as Float64Array).length)
  basis.forEach((column, a) => {
    const factor = parameters[from + a] as number
    for (let row = 0; row < sums.length; row++) sums[row] = (sums[row] as number) + factor * (column[row] as number)
  })
  return sums
}

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let k = 0; k < x.length; k++) sum += (x[k] as number) * (y[k] as number)
  return sum
}
