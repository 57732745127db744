import * as elementary from '../elementary'
import * as double from '../elementary64'
import { lanes, panel, size } from '../lanes'
import { Real } from '../real'
import { addPair, laneAt, lanesLeft, loadPairWeights } from './rows'

/*
 * Cross-entropy of several classes from their logits z, in nats: -ln p of the true class with p_k = e^(z_k) / Σ e^(z_j). The
 * largest logit m is subtracted first, so that every power is within [0, 1]: the loss is ln Σ e^(z_j - m) + (m - z_true) and
 * its derivative by z_k is p_k - [k is true] (Bridle 1990). Logits and derivatives are panel blocks of `count` units.
 */

/** A vector of a row's logits; -Infinity in the lanes beyond the last unit. */
// @inline
function loadUnits(p: usize, left: i32): v128 {
  if (left >= lanes) return v128.load(p)
  return v128.bitselect(v128.load(p), v128.splat<Real>(-Infinity), lanesLeft(left))
}

/** A row's largest logit, in every lane. NaN may or may not be it; the power of NaN is NaN in either case. */
// @inline
function largest(row: usize, panelStride: usize, count: i32): v128 {
  let most = v128.splat<Real>(-Infinity)
  for (let left = count; left > 0; left -= panel) {
    most = v128.pmax<Real>(most, loadUnits(row, left))
    if (left > lanes) most = v128.pmax<Real>(most, loadUnits(row + 16, left - lanes))
    row += panelStride
  }
  most = v128.pmax<Real>(most, i8x16.shuffle(most, most, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  if (sizeof<Real>() === 8) return most
  return v128.pmax<Real>(most, i8x16.shuffle(most, most, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11))
}

/** The sum of all lanes, in every lane: the halves first, then what is left of them. */
// @inline
function sumLanes(v: v128): v128 {
  const half = v128.add<Real>(v, i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  if (sizeof<Real>() === 8) return half
  return v128.add<Real>(half, i8x16.shuffle(half, half, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11))
}

/** e^(z - m) of a vector of a row; 0 in the lanes beyond. There m itself is taken, not -∞: a processor is slow with underflow. */
// @inline
function powers(p: usize, most: v128, left: i32): v128 {
  const z = v128.load(p)
  if (left >= lanes) return elementary.expNegative(v128.sub<Real>(z, most))
  const used = lanesLeft(left)
  return v128.and(elementary.expNegative(v128.sub<Real>(v128.bitselect(z, most, used), most)), used)
}

/** The same of two units in float64. */
// @inline
function pairPowers(p: usize, most: v128, left: i32): v128 {
  const pair = sizeof<Real>() === 8 ? v128.load(p) : f64x2.promote_low_f32x4(v128.load64_zero(p))
  const z = left > 1 ? pair : v128.bitselect(pair, most, i64x2(-1, 0))
  const result = double.expNegative(f64x2.sub(z, most))
  return left > 1 ? result : v128.and(result, i64x2(-1, 0))
}

/** Σ e^(z - m) of a row in float64: the even units' sum plus the odd units' sum. */
// @inline
function sumPowers(row: usize, panelStride: usize, count: i32, m: f64): f64 {
  const most = f64x2.splat(m)
  let sum = f64x2.splat(0)
  for (let left = count; left > 0; left -= panel) {
    const units = min(left, panel)
    let at = row
    for (let unit = 0; unit < units; unit += 2) {
      sum = f64x2.add(sum, pairPowers(at, most, left - unit))
      at += 2 * size
    }
    row += panelStride
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** The logit of a unit. */
// @inline
function logit(row: usize, panelStride: usize, unit: u32): f64 {
  const inPanel = unit % <u32>panel
  return <f64>load<Real>(row + <usize>(unit / <u32>panel) * panelStride + <usize>inPanel * size)
}

/**
 * The sum of w · loss over the rows, in the order of the rows. Two rows take their logarithm together.
 * @param classes a u32 a row, below count
 * @param weights a column, or 0
 */
export function softmaxLoss(
  logits: usize,
  panelStride: usize,
  count: i32,
  classes: usize,
  weights: usize,
  rows: i32,
): f64 {
  let sum: f64 = 0
  for (let left = rows; left > 0; left -= 2) {
    // An odd last row is taken twice and counted once.
    const next: usize = left > 1 ? 1 : 0
    const second = logits + 32 * next
    const m0 = <f64>v128.extract_lane<Real>(largest(logits, panelStride, count), 0)
    const m1 = <f64>v128.extract_lane<Real>(largest(second, panelStride, count), 0)
    const sum0 = sumPowers(logits, panelStride, count, m0)
    const sum1 = sumPowers(second, panelStride, count, m1)
    const missed0 = m0 - logit(logits, panelStride, load<u32>(classes))
    const missed1 = m1 - logit(second, panelStride, load<u32>(classes + 4 * next))
    const loss = f64x2.add(double.log(f64x2(sum0, sum1)), f64x2(missed0, missed1))
    sum = addPair(sum, f64x2.mul(loss, loadPairWeights(weights, left)), left)
    logits += 64
    classes += 8
    if (weights !== 0) weights += 2 * size
  }
  return sum
}

/** w (p - [true]) of a vector of powers, 0 in the lanes beyond the last unit. */
// @inline
function slope(powers: v128, total: v128, trueUnit: i32, weight: v128, left: i32): v128 {
  const one = v128.and(laneAt(trueUnit), v128.splat<Real>(1))
  const delta = v128.mul<Real>(v128.sub<Real>(v128.div<Real>(powers, total), one), weight)
  return left >= lanes ? delta : v128.and(delta, lanesLeft(left))
}

/** delta = w (p - [true]), a panel block with the same stride. */
export function softmaxDelta(
  logits: usize,
  panelStride: usize,
  count: i32,
  classes: usize,
  weights: usize,
  rows: i32,
  delta: usize,
): void {
  for (let row = 0; row < rows; row++) {
    const most = largest(logits, panelStride, count)
    let sum = v128.splat<Real>(0)
    let from = logits
    let to = delta
    for (let left = count; left > 0; left -= panel) {
      const low = powers(from, most, left)
      let high = v128.splat<Real>(0)
      if (left > lanes) high = powers(from + 16, most, left - lanes)
      sum = v128.add<Real>(sum, v128.add<Real>(low, high))
      v128.store(to, low)
      v128.store(to, high, 16)
      from += panelStride
      to += panelStride
    }
    const total = sumLanes(sum)
    const weight = weights === 0 ? v128.splat<Real>(1) : v128.load_splat<Real>(weights)
    const unit = <i32>load<u32>(classes)
    to = delta
    for (let first = 0; first < count; first += panel) {
      const next = first + lanes
      v128.store(to, slope(v128.load(to), total, unit - first, weight, count - first))
      v128.store(to, slope(v128.load(to, 16), total, unit - next, weight, count - next), 16)
      to += panelStride
    }
    logits += 32
    delta += 32
    classes += 4
    if (weights !== 0) weights += size
  }
}
