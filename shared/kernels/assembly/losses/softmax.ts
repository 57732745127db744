import * as elementary from '../elementary'
import * as double from '../elementary64'
import { lanes, panel, size } from '../lanes'
import { Real } from '../real'
import { addPair, laneAt, lanesLeft, loadPairWeights } from './rows'

/*
 * Cross-entropy of several classes, in nats. The network's last sums z_1, ..., z_K are the logits, and the softmax
 * turns them into probabilities (Bridle, "Training stochastic model recognition algorithms as networks can lead to
 * maximum mutual information estimation of parameters", NIPS 2, 1990):
 *
 *   p_k = e^(z_k) / S,   S = Σ_j e^(z_j),   and a row whose class is t costs   l = -ln p_t = ln S - z_t.
 *
 * The derivative by a logit: ∂(ln S)/∂z_k = e^(z_k) / S = p_k, and z_t adds -1 at its own index, hence
 *
 *   ∂l/∂z_k = p_k - [k = t],   which adds up to 0 over the classes.
 *
 * Hazards. e^(z_k) overflows from z = 89 (float32) or 710 (float64) on. Adding a constant to all logits changes no p_k,
 * so the largest logit m is subtracted from each: every power is then in [0, 1], and the largest is 1, so that S is
 * between 1 and K and can neither overflow nor vanish. The loss becomes
 *
 *   l = ln Σ_j e^(z_j - m) + (m - z_t),
 *
 * two terms that are not negative, so that their sum cancels nothing. Where the true class has nearly all probability,
 * ln S of an S next to 1 and p_t - 1 are accurate to a rounding of 1, not relative to their own small size; training by
 * gradients needs no more. Newton's method divides by curvatures of that size and has its own formulas
 * (optimizers/outputDerivatives.ts).
 *
 * Layout. Logits and derivatives are blocks of panels with `count` units; a row's units are P at a time, `panelStride`
 * bytes apart. What the padding columns hold is masked: it counts in neither the maximum nor the sum.
 */

/**
 * The next logits of a row, as many as a vector has; -∞ in the lanes beyond the last unit, which is never the largest.
 */
// @inline
function loadUnits(p: usize, left: i32): v128 {
  if (left >= lanes) return v128.load(p)
  return v128.bitselect(v128.load(p), v128.splat<Real>(-Infinity), lanesLeft(left))
}

/**
 * A row's largest logit, in every lane: first lane by lane over the row's vectors, then over the lanes by exchanging
 * halves. A maximum is the same in any order. NaN may or may not win the comparisons; its power is NaN in either case
 * and makes the row's sum NaN.
 */
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

/** The sum of all lanes, in every lane: (0 + 2) + (1 + 3) for float32, 0 + 1 for float64. */
// @inline
function sumLanes(v: v128): v128 {
  const half = v128.add<Real>(v, i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  if (sizeof<Real>() === 8) return half
  return v128.add<Real>(half, i8x16.shuffle(half, half, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11))
}

/**
 * e^(z - m) of a vector of a row; 0 in the lanes beyond the last unit. There m itself stands in for a logit, not -∞,
 * whose power would be computed by way of numbers below the normal ones, with which many processors are slow; the mask
 * removes the 1 that comes of it.
 */
// @inline
function powers(p: usize, most: v128, left: i32): v128 {
  const z = v128.load(p)
  if (left >= lanes) return elementary.expNegative(v128.sub<Real>(z, most))
  const used = lanesLeft(left)
  return v128.and(elementary.expNegative(v128.sub<Real>(v128.bitselect(z, most, used), most)), used)
}

/** e^(z - m) of the next two units, in float64; 0 for a second one beyond the last unit. */
// @inline
function pairPowers(p: usize, most: v128, left: i32): v128 {
  const pair = sizeof<Real>() === 8 ? v128.load(p) : f64x2.promote_low_f32x4(v128.load64_zero(p))
  const z = left > 1 ? pair : v128.bitselect(pair, most, i64x2(-1, 0))
  const result = double.expNegative(f64x2.sub(z, most))
  return left > 1 ? result : v128.and(result, i64x2(-1, 0))
}

/**
 * Σ e^(z - m) of a row in float64: the sum of the even units plus that of the odd units. Units go by twos in both
 * modules, so that the order is the same, although a panel has 8 of them in one and 4 in the other.
 */
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

/** The logit of a unit of a row, found by its panel and its column within the panel. */
// @inline
function logit(row: usize, panelStride: usize, unit: u32): f64 {
  const inPanel = unit % <u32>panel
  return <f64>load<Real>(row + <usize>(unit / <u32>panel) * panelStride + <usize>inPanel * size)
}

/**
 * Σ w l over the rows, in the order of the rows, in float64 from the logits on. Two rows take their logarithm together,
 * one in each lane.
 * @param logits address of a block of panels, `panelStride` bytes apart
 * @param count units of a row, which is the number of classes
 * @param classes address of a u32 a row, below `count`; nothing checks it here
 * @param weights address of a column, or 0 where every row counts once
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

/** w (p - [k = t]) of a vector of powers; 0 in the lanes beyond the last unit. `trueUnit` is t counted from lane 0. */
// @inline
function slope(powers: v128, total: v128, trueUnit: i32, weight: v128, left: i32): v128 {
  const one = v128.and(laneAt(trueUnit), v128.splat<Real>(1))
  const delta = v128.mul<Real>(v128.sub<Real>(v128.div<Real>(powers, total), one), weight)
  return left >= lanes ? delta : v128.and(delta, lanesLeft(left))
}

/**
 * delta = w (p - [k = t]), a block of panels with the same stride as the logits. Two walks over a row: the first stores
 * the powers at delta and sums them, the second divides by the sum and subtracts, so that no power is computed twice.
 */
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
