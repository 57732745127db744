/*
 * Linear equations A x = b with a symmetric positive definite matrix, by the Cholesky factor: Newton's step.
 *
 * From A = L Lᵀ, entry by entry A_ij = Σ_{k<=j} L_ik L_jk for j <= i. Its last term has the unknown, everything before
 * is known:
 *
 *   L_ij = (A_ij - Σ_{k<j} L_ik L_jk) / L_jj   for j < i,
 *   L_ii = √(A_ii - Σ_{k<i} L_ik²).
 *
 * That takes n³/6 multiplications, half of what elimination without the symmetry would. No rows need to be exchanged:
 * as Σ_k L_ik² = A_ii, no entry of L is larger than the root of its diagonal, and rounding cannot grow (Higham,
 * "Accuracy and stability of numerical algorithms", 2nd edition 2002, section 10.1). Where the radicand is not
 * positive, A is not positive definite: the factorization is the test as well.
 *
 * Rows are factored one after the other, and each inner product goes along two rows of L, which are contiguous: no
 * strides.
 */

/**
 * Σ_k values[a + k] · values[b + k] for k < count. Four partial sums run side by side, as one would make every addition
 * wait for the one before, and are joined in a fixed order: the same bits on every machine.
 */
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
 * A = L Lᵀ with L lower triangular (Cholesky; Golub and Van Loan, "Matrix computations", 4th edition 2013, section
 * 4.2).
 *
 * A pivot is what is left of the diagonal when the columns before are taken out. Rounding leaves up to about n · 2^-52
 * of the diagonal where exactly 0 is meant, so that a pivot of no more than that counts as 0: the matrix is then
 * 'indefinite'. Otherwise the factor of a singular matrix would have a tiny random pivot, and the solution would be
 * huge and without meaning. Each pivot is compared with its own diagonal, so that the units of a column do not matter.
 * The test is written to fail for NaN too.
 *
 * @param matrix n × n, row by row, of which only the lower triangle is read; L overwrites it
 * @param shouldStop asked before each row; a row is n²/2 multiplications at most
 * @returns 'factored', or why not; the lower triangle is then of no use
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

/**
 * Solves L Lᵀ x = b by forward substitution, L y = b from the first row on, and back substitution, Lᵀ x = y from the
 * last; y and then x overwrite b. Each takes n²/2 multiplications.
 *
 * @param factor n × n, row by row; its lower triangle is L, the rest is not read
 */
export function solveCholesky(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let rest = b[i] as number
    for (let k = 0; k < i; k++) rest -= (factor[i * n + k] as number) * (b[k] as number)
    b[i] = rest / (factor[i * n + i] as number)
  }
  // A row of Lᵀ is a column of L, n numbers apart. So as soon as x_i is known it is taken out of all equations before,
  // along row i of L.
  for (let i = n - 1; i >= 0; i--) {
    const x = (b[i] as number) / (factor[i * n + i] as number)
    b[i] = x
    for (let k = 0; k < i; k++) b[k] = (b[k] as number) - (factor[i * n + k] as number) * x
  }
}
