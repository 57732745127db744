/*
 * Elementary functions of two float64 at once, bit for bit those of shared/math/elementary.ts, which derives the
 * formulas and states their errors. The operations and their order are the same; what differs is how a case is chosen.
 * A branch decides for one number, but here two go together: every case is computed for both lanes, and `bitselect`
 * keeps the right one. What a lane computes outside the range of a formula is garbage, sometimes NaN or infinite, and
 * harmless, because it is not selected.
 *
 * NaN comes through without a test of its own. Every comparison with NaN is false, so that it is never clamped
 * (`pmax(x, c)` is c only where x < c) and arrives in the arithmetic, which keeps it; log and log1p name it in their
 * last selection.
 */

/** ln 2 = high + low; high has 40 significant bits, so that an exponent, of at most 11 bits, times high is exact. */
const ln2High: f64 = 0.6931471805592082
const ln2Low: f64 = 7.371002565167799e-13
const inverseLn2: f64 = 1.4426950408889634

/** Outside these exp is infinite or zero. */
const expOverflow: f64 = 709.782712893384
const expUnderflow: f64 = -745.1332191019412

const smallestNormal: f64 = 2.2250738585072014e-308

// @inline
function splat(x: f64): v128 {
  return f64x2.splat(x)
}

/** c0 + c1 x + c2 x² + c3 x³ with x2 = x², in two halves (Estrin 1960). */
// @inline
function cubic(x: v128, x2: v128, c0: f64, c1: f64, c2: f64, c3: f64): v128 {
  const low = f64x2.add(splat(c0), f64x2.mul(x, splat(c1)))
  const high = f64x2.add(splat(c2), f64x2.mul(x, splat(c3)))
  return f64x2.add(low, f64x2.mul(x2, high))
}

/**
 * k = round(x / ln 2), halves upward, as a whole number in float64: the exponent of the power of two in e^x = 2^k e^r.
 */
// @inline
function binaryExponent(x: v128): v128 {
  return f64x2.floor(f64x2.add(f64x2.mul(x, splat(inverseLn2)), splat(0.5)))
}

/**
 * r = x - k ln 2, within ±ln(2)/2, in two steps (the method of Cody and Waite, "Software manual for the elementary
 * functions", 1980). k times high is exact, and so is its difference from x, as the two are close; only the small
 * correction by k times low is rounded. With ln 2 in one number, k ln 2 would be off by half a unit of a number up to
 * 2^11 times as large as r.
 */
// @inline
function reduce(x: v128, k: v128): v128 {
  return f64x2.sub(f64x2.sub(x, f64x2.mul(k, splat(ln2High))), f64x2.mul(k, splat(ln2Low)))
}

/**
 * e^r - 1 for |r| <= ln(2)/2, the Taylor polynomial r + r²/2! + ... + r¹³/13!. r itself is added last, so that the
 * rounding of everything before is scaled down by r². The cubics do not depend on each other, and a processor computes
 * them side by side.
 */
// @inline
function expm1Reduced(r: v128): v128 {
  const r2 = f64x2.mul(r, r)
  const r4 = f64x2.mul(r2, r2)
  const low = cubic(r, r2, 0.5, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0)
  const middle = cubic(r, r2, 1.0 / 720.0, 1.0 / 5040.0, 1.0 / 40320.0, 1.0 / 362880.0)
  const high = cubic(r, r2, 1.0 / 3628800.0, 1.0 / 39916800.0, 1.0 / 479001600.0, 1.0 / 6227020800.0)
  const rest = f64x2.add(low, f64x2.mul(r4, f64x2.add(middle, f64x2.mul(r4, high))))
  return f64x2.add(r, f64x2.mul(r2, rest))
}

/**
 * 2^k for whole k from -1022 to 1023. 1.5·2^52 + 1023 + k has k + 1023 in its last bits, which is the biased exponent;
 * the shift moves it into place and everything else out.
 */
// @inline
function powerOfTwo(k: v128): v128 {
  return i64x2.shl(f64x2.add(k, splat(6755399441056767)), 52)
}

/**
 * e^x for x <= 0. The result may be below the normal numbers, where float64 has fewer bits, and must be rounded only
 * once. So 2^(k + 512) comes first, which is exact as its result is normal, and the constant 2^-512 after it, which
 * rounds where it has to. At -746 e^x is below half the least number, and k can still be represented: smaller x give
 * the same 0.
 */
// @inline
export function expNegative(x: v128): v128 {
  const clamped = f64x2.pmax(x, splat(-746))
  const k = binaryExponent(clamped)
  const power = f64x2.add(splat(1), expm1Reduced(reduce(clamped, k)))
  return f64x2.mul(f64x2.mul(power, powerOfTwo(f64x2.add(k, splat(512)))), splat(7.458340731200207e-155))
}

/**
 * e^x. 2^k is multiplied in two halves, as 2^1024 is no number while 2^1024 e^r may be one, and as 2^-1075 underflows.
 * The first half leaves a normal number, so that only the second multiplication can round. Where x is beyond the
 * thresholds the exponents are meaningless, and 0 or infinity is selected.
 */
// @inline
export function exp(x: v128): v128 {
  const k = binaryExponent(x)
  const power = f64x2.add(splat(1), expm1Reduced(reduce(x, k)))
  const half = f64x2.floor(f64x2.mul(k, splat(0.5)))
  const whole = f64x2.mul(f64x2.mul(power, powerOfTwo(half)), powerOfTwo(f64x2.sub(k, half)))
  const kept = v128.andnot(whole, f64x2.lt(x, splat(expUnderflow)))
  return v128.bitselect(splat(Infinity), kept, f64x2.gt(x, splat(expOverflow)))
}

/**
 * e^x - 1 for x <= 38, +0 for both zeros, as (2^k - 1) + 2^k (e^r - 1). For k = 0, near x = 0, the first term vanishes
 * and nothing cancels. Below -38 the result is -1 to the last bit, since e^-38 is less than a quarter of a unit of 1.
 */
// @inline
function expm1Low(x: v128): v128 {
  const clamped = f64x2.pmax(x, splat(-38))
  const k = binaryExponent(clamped)
  const power = powerOfTwo(k)
  return f64x2.add(f64x2.sub(power, splat(1)), f64x2.mul(power, expm1Reduced(reduce(clamped, k))))
}

/** e^x - 1 for x <= 0, with the sign of a zero kept: x itself is selected for ±0. */
// @inline
export function expm1Negative(x: v128): v128 {
  return v128.bitselect(x, expm1Low(x), f64x2.eq(x, splat(0)))
}

/** e^x - 1. Above 38 it is e^x: 1 is less than half a unit in the last place there. */
// @inline
export function expm1(x: v128): v128 {
  return v128.bitselect(exp(x), expm1Negative(x), f64x2.gt(x, splat(38)))
}

/**
 * ln x + k ln 2 for positive, finite, normal x. With x = 2^e (1 + f), √½ <= 1 + f < √2, it is (e + k) ln 2 + ln(1 + f),
 * and ln(1 + f) is the series of artanh in s = f / (2 + f) (`logReduced` in shared/math/elementary.ts). Whole numbers
 * come out of the bits of a float64 by an addition: 2^52 + e has e in its last bits, so that no instruction has to
 * convert between the two kinds.
 */
// @inline
function logNormal(x: v128, k: v128): v128 {
  // Adding the distance from sqrt(1/2) to 1 carries into the exponent exactly when the fraction is above sqrt(2).
  const bits = i64x2.add(x, i64x2.splat(0x3ff0000000000000 - 0x3fe6a09e00000000))
  // 2^52 + e has the whole number e in its last bits.
  const biased = v128.or(i64x2.shr_u(bits, 52), splat(4503599627370496))
  const exponent = f64x2.add(f64x2.sub(biased, splat(4503599627370496 + 1023)), k)
  const fraction = v128.and(bits, i64x2.splat(0x000fffffffffffff))
  const f = f64x2.sub(i64x2.add(fraction, i64x2.splat(0x3fe6a09e00000000)), splat(1))
  const s = f64x2.div(f, f64x2.add(splat(2), f))
  const s2 = f64x2.mul(s, s)
  const s4 = f64x2.mul(s2, s2)
  const s8 = f64x2.mul(s4, s4)
  const start = cubic(s2, s4, 2.0 / 3.0, 2.0 / 5.0, 2.0 / 7.0, 2.0 / 9.0)
  const middle = cubic(s2, s4, 2.0 / 11.0, 2.0 / 13.0, 2.0 / 15.0, 2.0 / 17.0)
  const end = f64x2.add(splat(2.0 / 19.0), f64x2.mul(s2, splat(2.0 / 21.0)))
  const sum = f64x2.add(start, f64x2.mul(s8, f64x2.add(middle, f64x2.mul(s8, end))))
  const low = f64x2.sub(f64x2.mul(s, f64x2.sub(f, f64x2.mul(s2, sum))), f64x2.mul(exponent, splat(ln2Low)))
  return f64x2.add(f64x2.mul(exponent, splat(ln2High)), f64x2.sub(f, low))
}

/**
 * ln x: NaN below 0, -Infinity at 0. A subnormal number, whose exponent bits are 0, is multiplied by 2^54 first, which
 * makes it normal without rounding, and 54 ln 2 is taken off.
 */
// @inline
export function log(x: v128): v128 {
  const subnormal = f64x2.lt(x, splat(smallestNormal))
  const normal = v128.bitselect(f64x2.mul(x, splat(18014398509481984)), x, subnormal)
  const finite = logNormal(normal, v128.and(splat(-54), subnormal))
  const positive = v128.bitselect(x, finite, f64x2.eq(x, splat(Infinity)))
  const other = v128.bitselect(splat(-Infinity), splat(NaN), f64x2.eq(x, splat(0)))
  return v128.bitselect(positive, other, f64x2.gt(x, splat(0)))
}

/**
 * ln(1 + x) where 1 + x was rounded to `sum` and has lost `lost`: ln(sum + lost) = ln sum + ln(1 + lost / sum), and the
 * last term is lost / sum but for its square, which is below 2^-106.
 */
// @inline
function logSum(sum: v128, lost: v128): v128 {
  return f64x2.add(logNormal(sum, splat(0)), f64x2.div(lost, sum))
}

/**
 * ln(1 + x). What the sum loses is known exactly: of two numbers the smaller, minus what of it has arrived in the sum
 * (Dekker, "A floating-point technique for extending the available precision", Numerische Mathematik 18, 1971). Which
 * is the smaller changes at x = 1.
 */
// @inline
export function log1p(x: v128): v128 {
  const one = splat(1)
  const sum = f64x2.add(one, x)
  const lostBelow = f64x2.sub(x, f64x2.sub(sum, one))
  const lostAbove = f64x2.sub(one, f64x2.sub(sum, x))
  const finite = logSum(sum, v128.bitselect(lostBelow, lostAbove, f64x2.lt(x, one)))
  const same = v128.or(f64x2.eq(x, splat(0)), f64x2.eq(x, splat(Infinity)))
  const other = v128.bitselect(splat(-Infinity), splat(NaN), f64x2.eq(x, splat(-1)))
  return v128.bitselect(v128.bitselect(x, finite, same), other, f64x2.gt(x, splat(-1)))
}

/** -|x|: the sign bit is set, whatever it was. */
// @inline
function negativeSize(x: v128): v128 {
  return v128.or(x, splat(-0.0))
}

/**
 * The hyperbolic tangent. With q = e^(-2|x|) - 1, in (-1, 0], the size of tanh x is -q / (2 + q): no overflow, the
 * divisor is between 1 and 2, and near 0 q has its full relative accuracy. The sign bit is that of x, which makes the
 * function odd to the last bit.
 */
// @inline
export function tanh(x: v128): v128 {
  const small = expm1Low(f64x2.mul(splat(2), negativeSize(x)))
  const ratio = f64x2.div(small, f64x2.add(splat(2), small))
  return v128.bitselect(x, ratio, splat(-0.0))
}

/**
 * 1 / (1 + e^-x), as q / (1 + q) for negative x with q = e^-|x|: the power never overflows, and both tails keep their
 * figures.
 */
// @inline
export function sigmoid(x: v128): v128 {
  const small = expNegative(negativeSize(x))
  const numerator = v128.bitselect(small, splat(1), f64x2.lt(x, splat(0)))
  return f64x2.div(numerator, f64x2.add(splat(1), small))
}

/** ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|); 1 is the larger of the two that are summed, always. */
// @inline
export function softplus(x: v128): v128 {
  const small = expNegative(negativeSize(x))
  const sum = f64x2.add(splat(1), small)
  const lost = f64x2.sub(small, f64x2.sub(sum, splat(1)))
  return f64x2.add(f64x2.pmax(x, splat(0)), logSum(sum, lost))
}
