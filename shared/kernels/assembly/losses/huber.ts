import { lanes, size } from '../lanes'
import { Real } from '../real'
import { addPair, endColumn, loadColumn, loadPair, loadPairWeights, loadWeights, storeColumn } from './rows'

/*
 * The loss of Huber, "Robust estimation of a location parameter", Annals of Mathematical Statistics 35, 1964. With the
 * error r = z - t of the linear output z and the target t, and with the threshold d > 0,
 *
 *   l = r²/2           for |r| <= d,          dl/dz = r
 *   l = d (|r| - d/2)  for |r| >  d,          dl/dz = d sign(r).
 *
 * At |r| = d both forms give d²/2 and the slope d: the straight lines are the tangents of the parabola, and the loss is
 * convex and once differentiable. In one expression the derivative is r clamped to [-d, d].
 *
 * An outlier thus pulls with the force d at most, whereas squared error lets it pull with its whole distance. For small
 * d the loss approaches d |r|, whose best constant is the median; for large d it is the squared error, whose best is
 * the mean. Targets are standardized, so that d is in standard deviations of the target.
 */

/**
 * Σ w l over the rows, in the order of the rows, whatever the number type. The difference is taken in float64: where
 * output and target nearly agree, the subtraction is exact for two float32, and its square neither overflows nor
 * underflows.
 * @param outputs address of a column, as are targets and weights; weights may be 0
 */
export function huberLoss(outputs: usize, targets: usize, weights: usize, rows: i32, threshold: f64): f64 {
  const d = f64x2.splat(threshold)
  const half = f64x2.splat(0.5)
  const halfThreshold = f64x2.mul(d, half)
  let sum: f64 = 0
  for (let left = rows; left > 0; left -= 2) {
    const r = f64x2.abs(f64x2.sub(loadPair(outputs, left), loadPair(targets, left)))
    const square = f64x2.mul(f64x2.mul(r, r), half)
    const straight = f64x2.mul(d, f64x2.sub(r, halfThreshold))
    // Both forms are computed; NaN is not below the threshold and stays NaN in the straight one.
    const loss = v128.bitselect(square, straight, f64x2.le(r, d))
    sum = addPair(sum, f64x2.mul(loss, loadPairWeights(weights, left)), left)
    outputs += 2 * size
    targets += 2 * size
    if (weights !== 0) weights += 2 * size
  }
  return sum
}

/** delta = w · clamp(r, -d, d), a column. The comparisons let NaN through, as a run that fell apart has to show it. */
export function huberDelta(
  outputs: usize,
  targets: usize,
  weights: usize,
  rows: i32,
  delta: usize,
  threshold: f64,
): void {
  const d = v128.splat<Real>(<Real>threshold)
  const minus = v128.splat<Real>(<Real>-threshold)
  for (let left = rows; left > 0; left -= lanes) {
    const r = v128.sub<Real>(loadColumn(outputs, left), loadColumn(targets, left))
    const cut = v128.pmin<Real>(v128.pmax<Real>(r, minus), d)
    storeColumn(delta, v128.mul<Real>(cut, loadWeights(weights, left)), left)
    outputs += 16
    targets += 16
    if (weights !== 0) weights += 16
    delta += 16
  }
  endColumn(delta, rows)
}
