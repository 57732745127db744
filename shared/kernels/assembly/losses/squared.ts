import { lanes, size } from '../lanes'
import { Real } from '../real'
import { addPair, endColumn, loadColumn, loadPair, loadPairWeights, loadWeights, storeColumn } from './rows'

/*
 * Half the squared error, l = r²/2 with r = z - t for the linear output z and the target t (least squares: Legendre
 * 1805). The half makes the derivative simple: dl/dz = r, and the second derivative 1.
 *
 * It is the negative logarithm of the normal density with mean z and variance 1, but for a constant: minimizing it is
 * maximum likelihood for targets with normal errors. The derivative has the form output minus target, as it has for
 * both cross-entropies: each of the three outputs is paired with the loss that gives this (McCullagh and Nelder,
 * "Generalized linear models", 2nd edition 1989, call it the canonical link).
 */

/**
 * Σ w l over the rows, in the order of the rows, whatever the number type. Difference and square are taken in float64,
 * as two float32 that nearly agree would lose most of their figures in the square.
 * @param outputs address of a column, as are targets and weights; weights may be 0
 */
export function squaredLoss(outputs: usize, targets: usize, weights: usize, rows: i32): f64 {
  let sum: f64 = 0
  for (let left = rows; left > 0; left -= 2) {
    const r = f64x2.sub(loadPair(outputs, left), loadPair(targets, left))
    const loss = f64x2.mul(f64x2.mul(r, r), f64x2.splat(0.5))
    sum = addPair(sum, f64x2.mul(loss, loadPairWeights(weights, left)), left)
    outputs += 2 * size
    targets += 2 * size
    if (weights !== 0) weights += 2 * size
  }
  return sum
}

/** delta = w r, a column; what pads it to a multiple of 32 bytes becomes 0. */
export function squaredDelta(outputs: usize, targets: usize, weights: usize, rows: i32, delta: usize): void {
  for (let left = rows; left > 0; left -= lanes) {
    const r = v128.sub<Real>(loadColumn(outputs, left), loadColumn(targets, left))
    storeColumn(delta, v128.mul<Real>(r, loadWeights(weights, left)), left)
    outputs += 16
    targets += 16
    if (weights !== 0) weights += 16
    delta += 16
  }
  endColumn(delta, rows)
}
