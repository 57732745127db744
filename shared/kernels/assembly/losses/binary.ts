import * as elementary from '../elementary'
import { lanes } from '../lanes'
import { Real } from '../real'
import { addColumn, classOne, endColumn, loadColumn, loadWeights, storeColumn } from './rows'

/*
 * Cross-entropy of two classes, in nats. The network's last sum z is the logit of class 1, whose probability is
 * p = σ(z) = 1 / (1 + e^-z). A row of class y, 0 or 1, costs the negative logarithm of the probability of its class:
 *
 *   l = -y ln p - (1 - y) ln(1 - p),   -ln σ(z) = ln(1 + e^-z),   -ln(1 - σ(z)) = -ln σ(-z) = ln(1 + e^z).
 *
 * With softplus(x) = ln(1 + e^x) that is l = softplus(-z) for class 1 and softplus(z) for class 0: the same function of
 * the logit with its sign turned for class 1. The kernels do just this, by an exclusive or with the sign bit.
 *
 * The derivative: as σ' = σ (1 - σ), the factors of the chain rule cancel,
 *
 *   dl/dz = (-y / p + (1 - y) / (1 - p)) · p (1 - p) = -y (1 - p) + (1 - y) p = p - y.
 *
 * It does not vanish where the network is wrong and sure, which is why cross-entropy goes with this output and the
 * squared error does not. For class 1 it is σ(z) - 1 = -σ(-z), again the same function with the sign turned before and
 * after.
 *
 * Hazards. Forming p first would round it to 1 from about z = 17 (float32) or 37 (float64) on, its complement to 0, and
 * the loss to 0 or infinity. From the logit, loss and derivative keep their relative accuracy in both tails: at
 * z = 1000 a row of class 0 costs 1000, not infinity, and at z = 40 one of class 1 costs 4.2e-18, not 0.
 *
 * The loss is convex in z, with the second derivative p (1 - p) between 0 and 1/4 (optimizers/curvature.ts builds on
 * it).
 */

/**
 * Σ w l over the rows. Each row's loss is computed in Real and added in float64, so that a sum over millions of rows
 * does not lose the small losses. Rows of even and of odd number have a sum each, which are joined at the end: a fixed
 * order.
 * @param logits address of a column, one Real a row
 * @param classes address of a u32 a row, 0 or 1
 * @param weights address of a column, or 0 where every row counts once
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

/** delta = w (σ(z) - y), a column; what pads it to a multiple of 32 bytes becomes 0. */
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

/**
 * Loss and derivative at once, to the same bits as one after the other. softplus and σ of the same argument share
 * e^-|z|, which takes most of their time; the compiler finds the repeated calculation once the two are in one loop.
 */
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
