/**
 * Elementary functions whose last bit is the same on every machine.
 *
 * IEEE 754 fixes the result of + - * / and the square root, but not of exp, log or tanh: hosts differ in the last bits of
 * theirs. These are built from the former only, in a fixed order. Largest errors seen against 200-bit arithmetic over some
 * tens of thousands of points each, in units in the last place: exp 1.2, log 1.0, expm1 2.0, log1p 1.2, tanh 2.5, sigmoid 2.0,
 * softplus 1.7.
 */

/** ln 2 = high + low; high has 40 significant bits, so that an exponent times high is exact. */
const ln2High = 0.6931471805592082
const ln2Low = 7.371002565167799e-13
const inverseLn2 = 1.4426950408889634

/** ln of the largest number, and of half the smallest: outside these exp is infinite or zero. */
const expOverflow = 709.782712893384
const expUnderflow = -745.1332191019412

/** 2^k at index k + 1074, for k from -1074 to 1023; every doubling is exact. */
const powersOfTwo = new Float64Array(2098)
for (let k = 0, power = Number.MIN_VALUE; k < powersOfTwo.length; k++, power *= 2) powersOfTwo[k] = power
const powerOfTwo = (k: number): number => powersOfTwo[k + 1074] as number

/** One number seen as two words; the high word holds sign, exponent and the first 20 bits of the fraction. */
const asNumber = new Float64Array(1)
const asWords = new Int32Array(asNumber.buffer)
asNumber[0] = 1
const highWord = asWords[1] === 0 ? 0 : 1

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
 * e^r - 1 for |r| <= ln(2)/2 by its Taylor series; what is left out is below r^14/14!, 5e-18.
 * Pairs of terms are joined first (Estrin 1960), so that a processor can work on them side by side.
 */
function expm1Reduced(r: number): number {
  const r2 = r * r
  const r4 = r2 * r2
  const low = 0.5 + r * (1 / 6) + r2 * (c4 + r * c5)
  const middle = c6 + r * c7 + r2 * (c8 + r * c9)
  const high = c10 + r * c11 + r2 * (c12 + r * c13)
  return r + r2 * (low + r4 * (middle + r4 * high))
}

/** e^x. With k = round(x / ln 2) and r = x - k ln 2 it is 2^k e^r. */
export function exp(x: number): number {
  if (!(x >= expUnderflow)) return x < expUnderflow ? 0 : x
  if (x > expOverflow) return Infinity
  const k = Math.floor(x * inverseLn2 + 0.5)
  const power = 1 + expm1Reduced(x - k * ln2High - k * ln2Low)
  if (k < -1021) return power * powerOfTwo(k + 100) * powerOfTwo(-100)
  return k > 1023 ? power * powerOfTwo(1023) * 2 : power * powerOfTwo(k)
}

/** e^x - 1, without the cancellation near 0. */
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
 * With s = f / (2 + f): ln(1 + f) = 2 artanh(s) = 2s + s (2s²/3 + 2s⁴/5 + ...), and 2s = f - s f.
 * |s| <= 0.172, so that eleven terms leave less than 1e-19.
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

/** The natural logarithm: NaN below 0, -Infinity at 0. */
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

/** ln(1 + x), without the cancellation near 0: what is lost in rounding 1 + x is added to the logarithm. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN
  if (x === 0 || x === Infinity) return x
  const sum = 1 + x
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x)
  return log(sum) + lost / sum
}

/** The hyperbolic tangent, (1 - e^(-2|x|)) / (1 + e^(-2|x|)) with the sign of x. */
export function tanh(x: number): number {
  if (x !== x || x === 0) return x
  const small = expm1(-2 * Math.abs(x))
  const size = -small / (2 + small)
  return x < 0 ? -size : size
}

/** The logistic function 1 / (1 + e^-x); both tails keep their relative accuracy. */
export function sigmoid(x: number): number {
  const small = exp(-Math.abs(x))
  return (x < 0 ? small : 1) / (1 + small)
}

/** ln(1 + e^x), which is max(x, 0) + ln(1 + e^-|x|); its derivative is the sigmoid. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)))
}
