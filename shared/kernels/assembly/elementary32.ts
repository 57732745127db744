/*
 * Elementary functions of four float32 at once. Each reduces its argument as shared/math/elementary.ts does, where the
 * formulas are derived, and then takes a shorter polynomial: 24 bits need fewer terms than 53.
 *
 * The coefficients are minimax approximations, found by Remez's exchange algorithm (1934) with 50 digits and rounded to
 * float32. A Taylor polynomial is exact at 0 and worst at the ends of the interval. The error of the minimax polynomial
 * of the same degree swings between two bounds of equal size over the whole interval (Chebyshev's equioscillation),
 * which makes its largest error the least possible. Its coefficients are close to those of the series, but are not the
 * same: 0.16666542 stands where 1/6 would.
 *
 * Largest errors against the true value rounded to float32, in units in the last place, seen over the whole range and
 * held by test/shared/kernels/elementary32.test.ts: exp 1, expm1 2, log1p 1, tanh 2, sigmoid 2, softplus 2.
 */

/**
 * ln 2 = high + low; high is 355/512, 9 significant bits, so that an exponent, of at most 8 bits, times high is exact.
 */
const ln2High: f32 = 0.693359375
const ln2Low: f32 = -2.12194440054690583e-4
const inverseLn2: f32 = 1.44269504

/** Outside these exp is infinite or zero. */
const expOverflow: f32 = 88.72283172607422
const expUnderflow: f32 = -103.97207641601562

/**
 * 1.5·2^23: a number of at most 22 bits added to it is rounded to a whole one, which stands in the last bits of the
 * sum.
 */
const rounder: f32 = 12582912

// @inline
function splat(x: f32): v128 {
  return f32x4.splat(x)
}

/** c0 + c1 x + c2 x² + c3 x³ with x2 = x², in two halves (Estrin 1960). */
// @inline
function cubic(x: v128, x2: v128, c0: f32, c1: f32, c2: f32, c3: f32): v128 {
  const low = f32x4.add(splat(c0), f32x4.mul(x, splat(c1)))
  const high = f32x4.add(splat(c2), f32x4.mul(x, splat(c3)))
  return f32x4.add(low, f32x4.mul(x2, high))
}

/**
 * k = round(x / ln 2), halves to even: adding and subtracting `rounder` rounds to whole numbers in two instructions.
 */
// @inline
function binaryExponent(x: v128): v128 {
  return f32x4.sub(f32x4.add(f32x4.mul(x, splat(inverseLn2)), splat(rounder)), splat(rounder))
}

/**
 * r = x - k ln 2, within ±ln(2)/2 but for rounding (the method of Cody and Waite, "Software manual for the elementary
 * functions", 1980). k times high is exact and so is its difference from x; the one rounding is in the correction by k
 * times low.
 */
// @inline
function reduce(x: v128, k: v128): v128 {
  return f32x4.sub(f32x4.sub(x, f32x4.mul(k, splat(ln2High))), f32x4.mul(k, splat(ln2Low)))
}

/** e^r - 1 = r + r² q(r) for |r| <= ln(2)/2; q is off by less than 1.4e-8 / |r|, so that the whole is to 0.23·2^-24. */
// @inline
function expm1Reduced(r: v128): v128 {
  const r2 = f32x4.mul(r, r)
  const start = cubic(r, r2, 0.5, 0.16666541993618011, 0.04166628047823906, 0.008366631343960762)
  const q = f32x4.add(start, f32x4.mul(f32x4.mul(r2, r2), splat(0.0013946531107649207)))
  return f32x4.add(r, f32x4.mul(r2, q))
}

/**
 * 2^k for whole k from -126 to 127. rounder + 127 + k has k + 127 in its last bits, which is the biased exponent of
 * 2^k; the shift moves it to the exponent's bits, and the rest out of the word.
 */
// @inline
function powerOfTwo(k: v128): v128 {
  return i32x4.shl(f32x4.add(k, splat(rounder + 127)), 23)
}

/**
 * e^x for x <= 0. 2^(k + 64) comes first, which is exact as its result is normal; then the constant 2^-64, which alone
 * may round, where the result is below the normal numbers. At -104 e^x is below half the least float32: smaller x give
 * the same 0.
 */
// @inline
export function expNegative(x: v128): v128 {
  const clamped = f32x4.pmax(x, splat(-104))
  const k = binaryExponent(clamped)
  const power = f32x4.add(splat(1), expm1Reduced(reduce(clamped, k)))
  return f32x4.mul(f32x4.mul(power, powerOfTwo(f32x4.add(k, splat(64)))), splat(5.421010862427522e-20))
}

/** e^x. 2^k comes in two halves, since neither 2^128 nor 2^-150 is a float32; see elementary64.ts. */
// @inline
export function exp(x: v128): v128 {
  const k = binaryExponent(x)
  const power = f32x4.add(splat(1), expm1Reduced(reduce(x, k)))
  const half = f32x4.floor(f32x4.mul(k, splat(0.5)))
  const whole = f32x4.mul(f32x4.mul(power, powerOfTwo(half)), powerOfTwo(f32x4.sub(k, half)))
  const kept = v128.andnot(whole, f32x4.lt(x, splat(expUnderflow)))
  return v128.bitselect(splat(Infinity), kept, f32x4.gt(x, splat(expOverflow)))
}

/**
 * e^x - 1 for x <= 20, +0 for both zeros, as (2^k - 1) + 2^k (e^r - 1). For k = 0, near x = 0, nothing cancels. Below
 * -20 the result is -1 to the last bit.
 */
// @inline
function expm1Low(x: v128): v128 {
  const clamped = f32x4.pmax(x, splat(-20))
  const k = binaryExponent(clamped)
  const power = powerOfTwo(k)
  return f32x4.add(f32x4.sub(power, splat(1)), f32x4.mul(power, expm1Reduced(reduce(clamped, k))))
}

/** e^x - 1 for x <= 0, with the sign of a zero kept. */
// @inline
export function expm1Negative(x: v128): v128 {
  return v128.bitselect(x, expm1Low(x), f32x4.eq(x, splat(0)))
}

/** e^x - 1. Above 20 it is e^x: 1 is less than half a unit in the last place there. */
// @inline
export function expm1(x: v128): v128 {
  return v128.bitselect(exp(x), expm1Negative(x), f32x4.gt(x, splat(20)))
}

/**
 * ln(1 + f) for f from -1/2 to 1. With s = f / (2 + f) it is 2 artanh(s) = 2s + 2s³/3 + 2s⁵/5 + ..., and 2s = f - s f;
 * what comes after 2s is s times a polynomial in s², so close that the whole is to 0.08·2^-24.
 */
// @inline
function log1pNear(f: v128): v128 {
  const s = f32x4.div(f, f32x4.add(splat(2), f))
  const s2 = f32x4.mul(s, s)
  const s4 = f32x4.mul(s2, s2)
  const series = cubic(s2, s4, 0.666664183139801, 0.4002157747745514, 0.28000834584236145, 0.2801707088947296)
  return f32x4.sub(f, f32x4.mul(s, f32x4.sub(f, f32x4.mul(s2, series))))
}

/**
 * ln(1 + x) where 1 + x was rounded to `sum` and has lost `lost`: sum = 2^k (1 + f) with 1 + f between sqrt(1/2) and
 * sqrt(2), and what is lost is added to f.
 */
// @inline
function logSum(sum: v128, lost: v128): v128 {
  // Adding the distance from sqrt(1/2) to 1 carries into the exponent exactly when the fraction is above sqrt(2).
  const bits = i32x4.add(sum, i32x4.splat(0x3f800000 - 0x3f3504f3))
  const biased = i32x4.shr_u(bits, 23)
  const k = f32x4.convert_i32x4_s(i32x4.sub(biased, i32x4.splat(127)))
  const fraction = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3))
  // 2^-k, or 0 where that is below the smallest normal number.
  const power = i32x4.shl(i32x4.max_s(i32x4.sub(i32x4.splat(254), biased), i32x4.splat(0)), 23)
  const f = f32x4.add(f32x4.sub(fraction, splat(1)), f32x4.mul(lost, power))
  const low = f32x4.add(log1pNear(f), f32x4.mul(k, splat(ln2Low)))
  return f32x4.add(f32x4.mul(k, splat(ln2High)), low)
}

/** ln(1 + x). What 1 + x loses in rounding is exact, the smaller number minus what of it has arrived (Dekker 1971). */
// @inline
export function log1p(x: v128): v128 {
  const one = splat(1)
  const sum = f32x4.add(one, x)
  const lostBelow = f32x4.sub(x, f32x4.sub(sum, one))
  const lostAbove = f32x4.sub(one, f32x4.sub(sum, x))
  const finite = logSum(sum, v128.bitselect(lostBelow, lostAbove, f32x4.lt(x, one)))
  const same = v128.or(f32x4.eq(x, splat(0)), f32x4.eq(x, splat(Infinity)))
  const other = v128.bitselect(splat(-Infinity), splat(NaN), f32x4.eq(x, splat(-1)))
  return v128.bitselect(v128.bitselect(x, finite, same), other, f32x4.gt(x, splat(-1)))
}

/** -|x|: the sign bit is set, whatever it was. */
// @inline
function negativeSize(x: v128): v128 {
  return v128.or(x, splat(-0.0))
}

/**
 * The hyperbolic tangent: -q / (2 + q) with q = e^(-2|x|) - 1, and the sign bit of x. Neither overflow nor cancellation
 * occurs.
 */
// @inline
export function tanh(x: v128): v128 {
  const small = expm1Low(f32x4.mul(splat(2), negativeSize(x)))
  const ratio = f32x4.div(small, f32x4.add(splat(2), small))
  return v128.bitselect(x, ratio, splat(-0.0))
}

/** 1 / (1 + e^-x), as q / (1 + q) for negative x with q = e^-|x|, so that both tails keep their figures. */
// @inline
export function sigmoid(x: v128): v128 {
  const small = expNegative(negativeSize(x))
  const numerator = v128.bitselect(small, splat(1), f32x4.lt(x, splat(0)))
  return f32x4.div(numerator, f32x4.add(splat(1), small))
}

/**
 * ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|). The power is in [0, 1], where `log1pNear` needs no reduction and loses
 * nothing.
 */
// @inline
export function softplus(x: v128): v128 {
  return f32x4.add(f32x4.pmax(x, splat(0)), log1pNear(expNegative(negativeSize(x))))
}
