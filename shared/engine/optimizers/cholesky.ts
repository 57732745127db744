/** Σ of the products of `count` values from `a` and from `b`, four partial sums side by side, joined in a fixed order. */
function dotWithin(values: Float64Array, a: number, b: number, count: number): number {
  const fours = count - (count % 4)
  let sum0 = 0
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  for (let k = 0; k < fours; k += 4) {
    sum0 += (values[a + k] as number) * (values[b + k] as number)
    sum1 += (values[a + k + 1] as number) * (values[b + k + 1] as number)
    sum2 += (values[a + k + 2] as number) * (values[b + k + 2] as number)
    sum3 += (values[a + k + 3] as number) * (values[b + k + 3] as number)
  }
  let sum = sum0 + sum1 + (sum2 + sum3)
  for (let k = fours; k < count; k++) sum += (values[a + k] as number) * (values[b + k] as number)
  return sum
}

/**
 * A = L Lᵀ with L lower triangular (Cholesky; Golub and Van Loan, "Matrix computations", 4th edition 2013, section 4.2).
 *
 * A pivot is what is left of the diagonal when the columns before are taken out. Rounding leaves up to about n · 2^-52 of the
 * diagonal where exactly 0 is meant, so that a pivot of no more than that counts as 0: the matrix is then 'indefinite'.
 *
 * @param matrix n × n, row by row, of which only the lower triangle is read; L takes its place
 * @param shouldStop asked before each row; a row is n²/2 multiplications at most
 * @returns other than 'factored', the lower triangle is spoilt
 */
export function factorCholesky(
  matrix: Float64Array,
  n: number,
  shouldStop: () => boolean,
): 'factored' | 'indefinite' | 'stopped' {
  for (let i = 0; i < n; i++) {
    if (shouldStop()) return 'stopped'
    const row = i * n
    for (let j = 0; j < i; j++) {
      const rest = (matrix[row + j] as number) - dotWithin(matrix, row, j * n, j)
      matrix[row + j] = rest / (matrix[j * n + j] as number)
    }
    const diagonal = matrix[row + i] as number
    const pivot = diagonal - dotWithin(matrix, row, row, i)
    if (!(pivot > n * Number.EPSILON * diagonal && pivot < Infinity)) return 'indefinite'
    matrix[row + i] = Math.sqrt(pivot)
  }
  return 'factored'
}

/** Solves L Lᵀ x = b by forward and back substitution; x takes the place of b. */
export function solveCholesky(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let rest = b[i] as number
    for (let k = 0; k < i; k++) rest -= (factor[i * n + k] as number) * (b[k] as number)
    b[i] = rest / (factor[i * n + i] as number)
  }
  // Lᵀ is walked along the rows of L: as soon as x_i is known, it is taken out of all before.
  for (let i = n - 1; i >= 0; i--) {
    const x = (b[i] as number) / (factor[i * n + i] as number)
    b[i] = x
    for (let k = 0; k < i; k++) b[k] = (b[k] as number) - (factor[i * n + k] as number) * x
  }
}
