/**
 * Elementary functions whose last bit is the same on every machine.
 *
 * IEEE 754 fixes the result of + - * / and the square root, but not of exp, log or tanh: hosts differ in the last bits
 * of theirs. These are built from the former only, in a fixed order. Largest errors seen against 200-bit arithmetic
 * over some tens of thousands of points each, in units in the last place: exp 1.2, log 1.0, expm1 2.0, log1p 1.2, tanh
 * 2.5, sigmoid 2.0, softplus 1.7.
 *
 * All follow one plan. The argument is reduced to a short interval by an identity that is exact, or nearly so; there a
 * short series is accurate to the last bit; then the identity leads back (Muller, "Elementary functions: algorithms and
 * implementation", treats the subject at length). Everything else derives from the exponential and the logarithm:
 *
 *   e^x      = 2^k e^r            with k = round(x / ln 2), r = x - k ln 2, |r| <= ln(2)/2
 *   e^x - 1  = (2^k - 1) + 2^k (e^r - 1)
 *   ln x     = k ln 2 + ln(1 + f) with x = 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt(2)
 *   ln(1+x)  = ln(s) + e / s      with s = fl(1 + x) and its rounding error e
 *   tanh x   = q / (2 + q)        with q = e^(2x) - 1
 *   σ(x)     = 1 / (1 + e^-x)     and ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|).
 *
 * The order of every operation is part of the result. The kernels repeat it two numbers at a time to the same bits
 * (kernels/assembly/elementary64.ts): a change in one file is a change in both, and of `engineVersion`.
 */

/**
 * ln 2 = high + low. high has 40 significant bits and k at most 11, so that k · high is exact, and x - k · high too, as
 * the two agree in their leading bits. Only k · low is rounded, an error that is small beside r (Cody and Waite,
 * "Software manual for the elementary functions", 1980). With ln 2 as one float64, the error of k ln 2 would be up to
 * 2^11 times that of r.
 */
const ln2High = 0.6931471805592082
const ln2Low = 7.371002565167799e-13
const inverseLn2 = 1.4426950408889634

/** ln of the largest number, and of half the smallest: outside these exp is infinite or zero. */
const expOverflow = 709.782712893384
const expUnderflow = -745.1332191019412

/**
 * 2^k at index k + 1074, for k from -1074 to 1023, from the least subnormal number to the largest power; every doubling
 * is exact.
 */
const powersOfTwo = new Float64Array(2098)
for (let k = 0, power = Number.MIN_VALUE; k < powersOfTwo.length; k++, power *= 2) powersOfTwo[k] = power
const powerOfTwo = (k: number): number => powersOfTwo[k + 1074] as number

/** One number seen as two words; the high word holds sign, exponent and the first 20 bits of the fraction. */
const asNumber = new Float64Array(1)
const asWords = new Int32Array(asNumber.buffer)
asNumber[0] = 1
const highWord = asWords[1] === 0 ? 0 : 1

// 1/n! to the nearest float64, a single division each; 1/2 and 1/6 are written in the formula.
const c4 = 1 / 24
const c5 = 1 / 120
const c6 = 1 / 720
const c7 = 1 / 5040
const c8 = 1 / 40320
const c9 = 1 / 362880
const c10 = 1 / 3628800
const c11 = 1 / 39916800
const c12 = 1 / 479001600
const c13 = 1 / 6227020800

/**
 * e^r - 1 = r + r²/2! + r³/3! + ... + r¹³/13! for |r| <= ln(2)/2, its Taylor series; what is left out is about r¹⁴/14!,
 * 4e-18 at most: less than a tenth of a unit in the last place at the ends of the interval and far less within.
 *
 * The leading term r is added last: whatever rounding the rest has suffered is multiplied by r², and only the final
 * addition is rounded at full size. Pairs of terms are joined first (Estrin 1960), so that a processor can work on them
 * side by side, where Horner's scheme would be one chain of two dozen operations that wait for each other.
 */
function expm1Reduced(r: number): number {
  const r2 = r * r
  const r4 = r2 * r2
  const low = 0.5 + r * (1 / 6) + r2 * (c4 + r * c5)
  const middle = c6 + r * c7 + r2 * (c8 + r * c9)
  const high = c10 + r * c11 + r2 * (c12 + r * c13)
  return r + r2 * (low + r4 * (middle + r4 * high))
}

/**
 * e^x = 2^k e^r with k = round(x / ln 2) and r = x - k ln 2.
 *
 * 1 + (e^r - 1) is between 0.7 and 1.42, and multiplying by 2^k is exact as long as the result is a normal number.
 * Below the normal numbers it is rounded: k + 100 first keeps the product normal, and 2^-100 then rounds once, not
 * twice. At the other end 2^1024 is no float64, though the product may be one: 2^1023 and a doubling take its place.
 */
export function exp(x: number): number {
  if (!(x >= expUnderflow)) return x < expUnderflow ? 0 : x
  if (x > expOverflow) return Infinity
  const k = Math.floor(x * inverseLn2 + 0.5)
  const power = 1 + expm1Reduced(x - k * ln2High - k * ln2Low)
  if (k < -1021) return power * powerOfTwo(k + 100) * powerOfTwo(-100)
  return k > 1023 ? power * powerOfTwo(1023) * 2 : power * powerOfTwo(k)
}

/**
 * e^x - 1, without the cancellation near 0: exp(x) - 1 would leave none of the 16 figures of x = 1e-16.
 *
 * The terms of (2^k - 1) + 2^k (e^r - 1) never cancel by much: for k = 0, where x is small, the first is 0 and the
 * second is the series; for other k the sum is at least two fifths of the first. Above 38 the 1 is lost in e^x, and
 * below -38 e^x is lost beside the 1: both are less than half a unit in the last place.
 */
export function expm1(x: number): number {
  if (x !== x || x === 0) return x
  if (x > 38) return exp(x)
  if (x < -38) return -1
  const k = Math.floor(x * inverseLn2 + 0.5)
  const small = expm1Reduced(x - k * ln2High - k * ln2Low)
  if (k === 0) return small
  const scale = powerOfTwo(k)
  return scale - 1 + scale * small
}

/**
 * ln(1 + f) + k ln 2 for 1 + f between sqrt(1/2) and sqrt(2).
 *
 * With s = f / (2 + f), 1 + f = (1 + s) / (1 - s), and so ln(1 + f) = ln(1 + s) - ln(1 - s) = 2 artanh(s) = 2s + s R
 * with R = 2s²/3 + 2s⁴/5 + ... + 2s²⁰/21. That series has only every other power, and |s| <= 0.172 where |f| may be
 * 0.41: eleven terms leave out 2.2e-19, where the series of ln(1 + f) itself would take forty.
 *
 * s carries the rounding of a division, f is exact. 2s = f - s f turns the sum into f - s (f - R), whose leading term
 * is exact and whose correction is about f²/2, so that its rounding counts for less. fdlibm (Sun Microsystems, 1993)
 * takes the same steps. k · high comes last, as the largest part; k · low joins the small part, while it still has an
 * effect.
 */
function logReduced(f: number, k: number): number {
  const s = f / (2 + f)
  const s2 = s * s
  const s4 = s2 * s2
  const s8 = s4 * s4
  const start = 2 / 3 + s2 * (2 / 5) + s4 * (2 / 7 + s2 * (2 / 9))
  const middle = 2 / 11 + s2 * (2 / 13) + s4 * (2 / 15 + s2 * (2 / 17))
  const end = 2 / 19 + s2 * (2 / 21)
  const rest = s2 * (start + s8 * (middle + s8 * end))
  return k * ln2High + (f - (s * (f - rest) - k * ln2Low))
}

/**
 * The natural logarithm: NaN below 0, -Infinity at 0. A float64 holds k and 1 + f already, as its exponent and its
 * fraction; they are taken from the bits, without rounding. Fractions from sqrt(2) on go to the next k, so that f is as
 * small as can be, and ln 1 = 0 comes from k = 0 and f = 0: no cancellation with k ln 2 next to 1. Subnormal numbers
 * are scaled by 2^54 first.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  const subnormal = x < 2.2250738585072014e-308
  asNumber[0] = subnormal ? x * 18014398509481984 : x
  // Adding the distance from sqrt(1/2) to 1 carries into the exponent exactly when the fraction is above sqrt(2).
  const word = (asWords[highWord] as number) + (0x3ff00000 - 0x3fe6a09e)
  const k = (word >> 20) - 1023 - (subnormal ? 54 : 0)
  asWords[highWord] = (word & 0x000fffff) + 0x3fe6a09e
  return logReduced((asNumber[0] as number) - 1, k)
}

/**
 * ln(1 + x), without the cancellation near 0: what is lost in rounding 1 + x is added to the logarithm.
 *
 * With s = fl(1 + x), the loss e = (1 + x) - s is a float64 and can be computed exactly: of the two numbers, subtract
 * the larger from s and the result from the smaller (Dekker, Numerische Mathematik 18, 1971). Then ln(s + e) is
 * ln(s) + ln(1 + e/s), whose second term is e/s but for its square, below 2^-106. For tiny x, s = 1 and e = x: the
 * result is x, as it should be.
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN
  if (x === 0 || x === Infinity) return x
  const sum = 1 + x
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x)
  return log(sum) + lost / sum
}

/**
 * The hyperbolic tangent, (1 - e^(-2|x|)) / (1 + e^(-2|x|)) with the sign of x. With q = e^(-2|x|) - 1 from `expm1`
 * that is -q / (2 + q): q is in (-1, 0], so that nothing overflows, and keeps its figures near 0, where tanh x is close
 * to x.
 */
export function tanh(x: number): number {
  if (x !== x || x === 0) return x
  const small = expm1(-2 * Math.abs(x))
  const size = -small / (2 + small)
  return x < 0 ? -size : size
}

/**
 * The logistic function 1 / (1 + e^-x). The power is taken of -|x| and never overflows; for negative x the fraction is
 * expanded by e^x to e^x / (1 + e^x). So both tails keep their relative accuracy: σ(-800) is 0 only because e^-800 is
 * below the least number.
 */
export function sigmoid(x: number): number {
  const small = exp(-Math.abs(x))
  return (x < 0 ? small : 1) / (1 + small)
}

/**
 * ln(1 + e^x); its derivative is the logistic function. For x > 0, ln(1 + e^x) = ln(e^x (e^-x + 1)) = x + ln(1 + e^-x):
 * with max(x, 0) + ln(1 + e^-|x|) one formula serves both signs. It does not overflow for large x and keeps its figures
 * for very negative ones.
 */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)))
}
