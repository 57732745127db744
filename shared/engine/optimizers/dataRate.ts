import type { Optimizer } from '../../spec/choices'
import type { Matrix, RealArray, RowBlocks } from '../../math/matrix'
import { createRandom } from '../../math/random'
import { type RowCursor, createRowCursor } from '../rows/rowCursor'
import { norm } from './vectors'

/*
 * The learning rate of plain steps on a loss without hidden layers, from the largest curvature that it has anywhere.
 *
 * A row's Hessian by the parameters is C ⊗ x xᵀ, with the row's inputs x and a 1 for the bias, and the curvature C of its
 * loss by the outputs, which is at most c = 1/4 for the logistic function, 1/2 for softmax (Böhning 1992), 1 for half
 * squares and the Huber loss. So no curvature of the mean loss is above L = c · λ, with the largest eigenvalue λ of the
 * mean of x xᵀ over the rows, by their weights, and the L2 penalty adds its own. Gradient descent with the rate 1 / L lowers
 * the loss in every step (Nesterov, "Introductory lectures on convex optimization", 2004, theorem 2.1.14); from 2 / L on
 * it diverges.
 *
 * The gradient of a mini-batch of b of the n rows has the expected smoothness (Gower and others, "SGD: general analysis and
 * improved rates", ICML 2019, proposition 3.8)
 *
 *   L(b) = n (b - 1) / (b (n - 1)) · L + (n - b) / (b (n - 1)) · max L_i
 *
 * with the curvature L_i = c |x_i|² of the roughest row, and 1 / (2 L(b)) is the rate of their theorem 3.1. With momentum β
 * the steps add up to those of a rate that is 1 / (1 - β) times as large: with mini-batches, whose noise adds up too, it is
 * divided by that; with all rows heavy ball and Nesterov's form are stable at 1 / L (divergence.ts).
 */

/** What the largest eigenvalue is found by. */
export interface CurvatureRows {
  rows: number
  inputs: Matrix | RowBlocks
  weights: RealArray | null
}

/** Passes over the rows at most. The eigenvalue is then at least half of the true one, which keeps the steps stable. */
const mostPasses = 20
/** The eigenvalue is known well enough where a pass changes it by less than this share. */
const settled = 0.005

/**
 * The largest eigenvalue of the mean of w x xᵀ, each row with a 1 behind its inputs, by the power method (Golub and Van Loan,
 * "Matrix computations", 4th edition 2013, section 7.3.1) from a drawn start, which no eigenvector is orthogonal to. From
 * below: after k passes over d columns the shortfall is at most 0.871 ln d / (k - 1) of it (Kuczyński and Woźniakowski,
 * SIAM Journal on Matrix Analysis 13, 1992), 0.43 for 10,000 columns.
 */
export function largestEigenvalue(
  { rows, inputs, weights }: CurvatureRows,
  shouldStop: () => boolean,
): { eigenvalue: number; largestRow: number } | 'stopped' {
  const width = inputs.columns + 1
  const random = createRandom(1, 'sample')
  const vector = Float64Array.from({ length: width }, () => random.normal())
  const next = new Float64Array(width)
  let eigenvalue = 0
  let largestRow = 0
  for (let pass = 0; pass < mostPasses; pass++) {
    const length = norm(vector)
    for (let j = 0; j < width; j++) vector[j] = (vector[j] as number) / length
    const cursor = createRowCursor(inputs)
    next.fill(0)
    for (let row = 0; row < rows; row++) {
      if (row % rowsBetweenAsking === 0 && shouldStop()) return 'stopped'
      const weight = weights === null ? 1 : (weights[row] as number)
      const size = addRow(cursor, row, weight, vector, next)
      if (pass === 0) largestRow = Math.max(largestRow, weight * size)
    }
    const before = eigenvalue
    eigenvalue = norm(next) / rows
    // The power method comes from below; what is not finite is the divergence of the run to tell.
    if (!(eigenvalue > before * (1 + settled))) break
    vector.set(next)
  }
  return { eigenvalue, largestRow }
}

/** Between two questions whether to stop. */
const rowsBetweenAsking = 4096

/** Adds w x (xᵀv) to `next`; answers |x|². */
function addRow(cursor: RowCursor, row: number, weight: number, vector: Float64Array, next: Float64Array): number {
  const from = cursor.moveTo(row)
  const { values } = cursor
  const last = vector.length - 1
  let product = vector[last] as number
  let size = 1
  for (let j = 0; j < last; j++) {
    const value = values[from + j] as number
    product += value * (vector[j] as number)
    size += value * value
  }
  product *= weight
  for (let j = 0; j < last; j++) next[j] = (next[j] as number) + product * (values[from + j] as number)
  next[last] = (next[last] as number) + product
  return size
}

export interface RateSettings {
  optimizer: Optimizer
  output: 'sigmoid' | 'softmax' | 'linear'
  momentum: number
  l2: number
  /** Rows of a batch. */
  batch: number
}

/** The learning rate that these rows allow. */
export function rateOf(
  { optimizer, output, momentum, l2, batch }: RateSettings,
  { eigenvalue, largestRow }: { eigenvalue: number; largestRow: number },
  rows: number,
): number {
  const bound = { sigmoid: 0.25, softmax: 0.5, linear: 1 }[output]
  const whole = bound * eigenvalue + l2
  if (batch >= rows) return 1 / whole
  const roughest = bound * largestRow + l2
  const expected = (rows * (batch - 1) * whole + (rows - batch) * roughest) / (batch * (rows - 1))
  const kept = optimizer === 'momentum' || optimizer === 'nesterov' ? momentum : 0
  return (1 - kept) / (2 * expected)
}
