import { size } from './lanes'
import { Real } from './real'

/*
 * Loops over whole arrays of parameters and blocks of rows. p, x, out and so on are addresses, and `bytes` is a
 * multiple of 32 throughout: layouts are padded to it, so that no loop has a remainder. The padding is 0, and every
 * operation here leaves a 0 at 0 where the other operands are 0. Factors come as float64 and are rounded to Real once.
 */

/** p = 0 */
export function fillZero(p: usize, bytes: usize): void {
  const zero = i64x2.splat(0)
  for (const end = p + bytes; p < end; p += 32) {
    v128.store(p, zero)
    v128.store(p, zero, 16)
  }
}

/** to = from; the regions do not overlap. */
export function copy(to: usize, from: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 32) {
    v128.store(to + at, v128.load(from + at))
    v128.store(to + at, v128.load(from + at, 16), 16)
  }
}

/** p *= factor */
export function scale(p: usize, bytes: usize, factor: f64): void {
  const by = v128.splat<Real>(<Real>factor)
  for (const end = p + bytes; p < end; p += 32) {
    v128.store(p, v128.mul<Real>(v128.load(p), by))
    v128.store(p, v128.mul<Real>(v128.load(p, 16), by), 16)
  }
}

/** out += factor x, the product rounded before the sum. It adds the L2 penalty's derivative, λ w, to a gradient. */
export function addMultiple(out: usize, x: usize, bytes: usize, factor: f64): void {
  const by = v128.splat<Real>(<Real>factor)
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(out + at, v128.add<Real>(v128.load(out + at), v128.mul<Real>(by, v128.load(x + at))))
  }
}

/**
 * out += factor sign(x), where the sign of 0 is 0: the derivative of the L1 penalty λ |x|. At 0 the penalty has a
 * corner, and any slope from -λ to λ is a subgradient there; 0 is the one that leaves a weight of 0 alone. NaN counts
 * as 0 here, as neither comparison holds; the loss shows it.
 */
export function addSign(out: usize, x: usize, bytes: usize, factor: f64): void {
  const zero = v128.splat<Real>(0)
  const up = v128.splat<Real>(<Real>factor)
  const down = v128.splat<Real>(<Real>-factor)
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = v128.load(x + at)
    const sign = v128.or(v128.and(up, v128.gt<Real>(value, zero)), v128.and(down, v128.lt<Real>(value, zero)))
    v128.store(out + at, v128.add<Real>(v128.load(out + at), sign))
  }
}

/**
 * out = (part 0 + part 1 + ...) · factor, the parts `partStride` bytes apart: the shards' gradients become the mean
 * gradient of a batch. The parts are added from the first to the last whichever thread computed them, which is why the
 * number of threads changes no bit. The factor 1 / rows comes last, one rounding instead of one a part.
 */
export function sumParts(out: usize, parts: usize, partStride: usize, count: i32, bytes: usize, factor: f64): void {
  const by = v128.splat<Real>(<Real>factor)
  for (let at: usize = 0; at < bytes; at += 32) {
    let part = parts + at
    let low = v128.load(part)
    let high = v128.load(part, 16)
    for (let index = 1; index < count; index++) {
      part += partStride
      low = v128.add<Real>(low, v128.load(part))
      high = v128.add<Real>(high, v128.load(part, 16))
    }
    v128.store(out + at, v128.mul<Real>(low, by))
    v128.store(out + at, v128.mul<Real>(high, by), 16)
  }
}

/** Two numbers, converted to float64 where they are float32. */
// @inline
function pair(from: usize): v128 {
  return sizeof<Real>() === 4 ? f64x2.promote_low_f32x4(v128.load64_zero(from)) : v128.load(from)
}

/*
 * Sums of squares and of absolute values are taken in float64 whatever a Real is: the square of a float32 has at most
 * 48 significant bits and is below 2^256, so that it is exact and cannot overflow. They run in four lanes, number i in
 * lane i mod 4, in both modules; at the end it is (lane 0 + lane 2) + (lane 1 + lane 3).
 */

/** (lane 0 + lane 2) + (lane 1 + lane 3) of the lanes 0 and 1 in `low` and 2 and 3 in `high`. */
// @inline
function sumLanes(low: v128, high: v128): f64 {
  const sum = f64x2.add(low, high)
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** Σ p² in float64: for the length of a gradient that is to be clipped, and for the L2 penalty. */
export function sumOfSquares(p: usize, bytes: usize): f64 {
  let low = f64x2.splat(0)
  let high = f64x2.splat(0)
  for (const end = p + bytes; p < end; p += 4 * size) {
    const first = pair(p)
    const second = pair(p + 2 * size)
    low = f64x2.add(low, f64x2.mul(first, first))
    high = f64x2.add(high, f64x2.mul(second, second))
  }
  return sumLanes(low, high)
}

/** Σ |p| in float64, for the L1 penalty. */
export function sumOfAbsolutes(p: usize, bytes: usize): f64 {
  let low = f64x2.splat(0)
  let high = f64x2.splat(0)
  for (const end = p + bytes; p < end; p += 4 * size) {
    low = f64x2.add(low, f64x2.abs(pair(p)))
    high = f64x2.add(high, f64x2.abs(pair(p + 2 * size)))
  }
  return sumLanes(low, high)
}

/**
 * 1 where every number is finite, else 0. x - x is 0 for every finite x, and NaN for NaN and for both infinities, as
 * ∞ - ∞ has no value; NaN equals nothing, 0 included. One subtraction and one comparison thus find all three.
 */
export function allFinite(p: usize, bytes: usize): i32 {
  const zero = v128.splat<Real>(0)
  for (const end = p + bytes; p < end; p += 16) {
    const value = v128.load(p)
    if (!i32x4.all_true(v128.eq<Real>(v128.sub<Real>(value, value), zero))) return 0
  }
  return 1
}
