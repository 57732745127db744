import * as elementary from '../elementary'
import { lanes } from '../lanes'
import { Real } from '../real'
import { addColumn, classOne, endColumn, loadColumn, loadWeights, storeColumn } from './rows'

/*
 * Cross-entropy of two classes from the logit z of class 1, in nats: -ln σ(z) = ln(1 + e^-z) for class 1 and
 * -ln(1 - σ(z)) = ln(1 + e^z) for class 0. Its derivative by z is σ(z) - y, written -σ(-z) for class 1, so that nothing
 * cancels where the probability is close to 1.
 */

/**
 * The sum of w · loss over the rows: each row's in Real, the sum in float64, those of the even and of the odd rows apart.
 * @param logits a column
 * @param classes a u32 a row, 0 or 1
 * @param weights a column, or 0
 */
export function sigmoidLoss(logits: usize, classes: usize, weights: usize, rows: i32): f64 {
  let sums = f64x2.splat(0)
  for (let left = rows; left > 0; left -= lanes) {
    const sign = v128.and(classOne(classes, left), v128.splat<Real>(<Real>-0.0))
    const loss = elementary.softplus(v128.xor(loadColumn(logits, left), sign))
    sums = addColumn(sums, v128.mul<Real>(loss, loadWeights(weights, left)), left)
    logits += 16
    classes += 4 * lanes
    if (weights !== 0) weights += 16
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
}

/** delta = w (σ(z) - y), a column. */
export function sigmoidDelta(logits: usize, classes: usize, weights: usize, rows: i32, delta: usize): void {
  for (let left = rows; left > 0; left -= lanes) {
    const sign = v128.and(classOne(classes, left), v128.splat<Real>(<Real>-0.0))
    const slope = v128.xor(elementary.sigmoid(v128.xor(loadColumn(logits, left), sign)), sign)
    storeColumn(delta, v128.mul<Real>(slope, loadWeights(weights, left)), left)
    logits += 16
    classes += 4 * lanes
    if (weights !== 0) weights += 16
    delta += 16
  }
  endColumn(delta, rows)
}

/** Both at once, to the same bits: loss and derivative share the power that takes most of their time. */
export function sigmoidLossAndDelta(logits: usize, classes: usize, weights: usize, rows: i32, delta: usize): f64 {
  let sums = f64x2.splat(0)
  for (let left = rows; left > 0; left -= lanes) {
    const sign = v128.and(classOne(classes, left), v128.splat<Real>(<Real>-0.0))
    const signed = v128.xor(loadColumn(logits, left), sign)
    const weight = loadWeights(weights, left)
    sums = addColumn(sums, v128.mul<Real>(elementary.softplus(signed), weight), left)
    const slope = v128.xor(elementary.sigmoid(signed), sign)
    storeColumn(delta, v128.mul<Real>(slope, weight), left)
    logits += 16
    classes += 4 * lanes
    if (weights !== 0) weights += 16
    delta += 16
  }
  endColumn(delta, rows)
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
}
