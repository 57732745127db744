import type { Matrix, RealArray, RowBlocks } from '../../math/matrix'
import type { Network } from '../network/network'
import { type RowCursor, createRowCursor } from '../rows/rowCursor'
import { outputDerivatives } from './outputDerivatives'

/** The rows over which a network without hidden layers is fitted. */
export interface NewtonProblem {
  rows: number
  /** All at once, or a block at a time. */
  inputs: Matrix | RowBlocks
  /** Class indices, or numbers where the output is linear. */
  targets: Uint32Array | RealArray
  /** By how much each row's loss counts; null counts every row once. */
  weights: RealArray | null
  /** The sum of the weights; without any, the rows. */
  totalWeight: number
  /** Whether to stop; it is asked every few milliseconds. */
  shouldStop: () => boolean
}

/** Answers the loss; 'stopped' leaves gradient and Hessian half done. */
export type CurvaturePass = (
  problem: NewtonProblem,
  parameters: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
) => number | 'stopped'

/** Rows that go into the Hessian together. */
const group = 4
/** Between two questions whether to stop: at most so many multiplications, and groups of rows. A few milliseconds. */
const workBetweenAsking = 4_000_000
const mostGroupsBetweenAsking = 1024

/**
 * The loss Σ w l / Σ w + λ/2 Σ(weights²) with its gradient and Hessian, each written anew. Both are in the order of the
 * parameters, which is that of inputs × outputs with the bias as one more input of 1. Of the Hessian,
 * parameters × parameters, only the lower triangle is written.
 *
 * Derivation. Without hidden layers z_k = Σ_i x_i θ_ik, with x_bias = 1, so that ∂z_k/∂θ_ik = x_i and all second
 * derivatives of z are 0. With the row's slopes s_k = ∂l/∂z_k and curvatures C_kl = ∂²l/∂z_k∂z_l the chain rule gives
 *
 *   ∂l/∂θ_ik = x_i s_k,   ∂²l/∂θ_ik∂θ_jl = x_i C_kl x_j,
 *
 * exactly, with nothing left out (for the logistic model: McCullagh and Nelder, "Generalized linear models", 2nd
 * edition 1989, section 4.4). The weighted mean over the rows is, for one output, XᵀCX / Σ w with a diagonal C. The
 * penalty adds λ θ to the gradient and λ to the diagonal, except for biases. Parameter (i, k) has the index
 * i · outputs + k.
 *
 * Cost. A row of n parameters takes n²/2 multiplications, some 500 for 30 features and two million for 2,000
 * parameters. The Hessian is the large array, and every entry would be loaded and stored once a row; four rows go in at
 * a time, in their order, which divides that traffic by four. A last group that is not full has zeros for the missing
 * rows.
 *
 * Sums are in float64 and in the order of the rows, on one thread: the same bits on every machine.
 *
 * @param scales what the columns of inputs were divided by: the penalty is that of the parameters divided by them, the
 * weights of the columns as they were; 1 unless told
 */
export function createCurvaturePass(network: Network, l2: number, smoothing = 0, scales?: Float64Array): CurvaturePass {
  const { inputs, outputs, parameterCount: count } = network
  const width = inputs + 1
  const derivatives = outputDerivatives(network, smoothing)
  /** What a group of four rows has: inputs with a 1 at the end; slopes; and for each output k the products C_kl x_j. */
  const x = new Float64Array(group * width)
  const slopes = new Float64Array(group * outputs)
  const products = new Float64Array(group * outputs * count)
  const z = new Float64Array(outputs)
  const rowSlopes = new Float64Array(outputs)
  const rowCurvatures = new Float64Array(outputs * outputs)
  const affordable = Math.floor(workBetweenAsking / (group * count * count))
  const groupsBetweenAsking = Math.min(Math.max(affordable, 1), mostGroupsBetweenAsking)

  /**
   * Reads a row as number `at` of the group: its inputs, slopes and products, times its weight. Answers its loss times
   * its weight.
   */
  const readRow = (
    problem: NewtonProblem,
    cursor: RowCursor,
    parameters: Float64Array,
    row: number,
    at: number,
  ): number => {
    const from = cursor.moveTo(row)
    const { values } = cursor
    const weight = problem.weights === null ? 1 : (problem.weights[row] as number)
    for (let i = 0; i < inputs; i++) x[at * width + i] = values[from + i] as number
    x[at * width + inputs] = 1
    z.fill(0)
    for (let i = 0; i < width; i++) {
      const value = x[at * width + i] as number
      for (let k = 0; k < outputs; k++) z[k] = (z[k] as number) + value * (parameters[i * outputs + k] as number)
    }
    const loss = derivatives(z, problem.targets[row] as number, rowSlopes, rowCurvatures)
    for (let k = 0; k < outputs; k++) {
      slopes[at * outputs + k] = weight * (rowSlopes[k] as number)
      let to = (at * outputs + k) * count
      for (let j = 0; j < width; j++) {
        const value = weight * (x[at * width + j] as number)
        for (let l = 0; l < outputs; l++) products[to++] = (rowCurvatures[k * outputs + l] as number) * value
      }
    }
    return weight * loss
  }

  /** Adds x_i s_k and x_i (C_kl x_j) of the four rows to gradient and Hessian, up to the diagonal of each row of it. */
  const addGroup = (gradient: Float64Array, hessian: Float64Array): void => {
    for (let i = 0; i < width; i++) {
      const x0 = x[i] as number
      const x1 = x[width + i] as number
      const x2 = x[2 * width + i] as number
      const x3 = x[3 * width + i] as number
      for (let k = 0; k < outputs; k++) {
        const a = i * outputs + k
        gradient[a] =
          (gradient[a] as number) +
          (x0 * (slopes[k] as number) + x1 * (slopes[outputs + k] as number)) +
          (x2 * (slopes[2 * outputs + k] as number) + x3 * (slopes[3 * outputs + k] as number))
        let p0 = k * count
        let p1 = p0 + outputs * count
        let p2 = p1 + outputs * count
        let p3 = p2 + outputs * count
        for (let to = a * count; to <= a * count + a; to++) {
          hessian[to] =
            (hessian[to] as number) +
            (x0 * (products[p0++] as number) + x1 * (products[p1++] as number)) +
            (x2 * (products[p2++] as number) + x3 * (products[p3++] as number))
        }
      }
    }
  }

  return (problem, parameters, gradient, hessian) => {
    const { rows, totalWeight, shouldStop } = problem
    const cursor = createRowCursor(problem.inputs)
    gradient.fill(0)
    hessian.fill(0)
    let loss = 0
    for (let row = 0; row < rows; row += group) {
      if ((row / group) % groupsBetweenAsking === 0 && shouldStop()) return 'stopped'
      if (row + group > rows) {
        x.fill(0)
        slopes.fill(0)
        products.fill(0)
      }
      for (let at = 0; at < group && row + at < rows; at++) {
        loss += readRow(problem, cursor, parameters, row + at, at)
      }
      addGroup(gradient, hessian)
    }
    // From sums to means, and the penalty, which is no part of the mean.
    let squares = 0
    for (let a = 0; a < count; a++) {
      const penalized = a < inputs * outputs
      const scale = penalized && scales ? (scales[Math.floor(a / outputs)] as number) : 1
      const weight = (parameters[a] as number) / scale
      gradient[a] = (gradient[a] as number) / totalWeight + (penalized ? (l2 * weight) / scale : 0)
      for (let to = a * count; to <= a * count + a; to++) hessian[to] = (hessian[to] as number) / totalWeight
      if (!penalized) continue
      hessian[a * count + a] = (hessian[a * count + a] as number) + l2 / scale / scale
      squares += weight * weight
    }
    return loss / totalWeight + 0.5 * l2 * squares
  }
}
