import * as double from './elementary64'
import * as single from './elementary32'
import { Real } from './real'

/*
 * Elementary functions of a vector of Reals: those of elementary32.ts or of elementary64.ts. `sizeof<Real>()` is a
 * constant of the compilation, so that the choice costs nothing at run time. Both sides take the same mathematical way,
 * and have the same promises: correct limits, NaN for NaN, and no more than a few units in the last place anywhere (the
 * numbers stand there).
 *
 * Where a caller knows the sign of its argument there are cheaper forms: without overflow to look out for, a selection
 * or two can go.
 */

/** e^x for any x. */
// @inline
export function exp(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.exp(x) : double.exp(x)
}

/** e^x for x <= 0: no overflow. The softmax needs only this one, as it subtracts the largest logit first. */
// @inline
export function expNegative(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.expNegative(x) : double.expNegative(x)
}

/** e^x - 1 for any x, with its relative accuracy near 0, where e^x - 1 by subtraction would cancel. */
// @inline
export function expm1(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.expm1(x) : double.expm1(x)
}

/** e^x - 1 for x <= 0. */
// @inline
export function expm1Negative(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.expm1Negative(x) : double.expm1Negative(x)
}

/** ln(1 + x), with its relative accuracy near 0, where 1 + x by addition would round x away. */
// @inline
export function log1p(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.log1p(x) : double.log1p(x)
}

/** The hyperbolic tangent, (e^x - e^-x) / (e^x + e^-x). */
// @inline
export function tanh(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.tanh(x) : double.tanh(x)
}

/** The logistic function, 1 / (1 + e^-x). */
// @inline
export function sigmoid(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.sigmoid(x) : double.sigmoid(x)
}

/** ln(1 + e^x), whose derivative is the logistic function. */
// @inline
export function softplus(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.softplus(x) : double.softplus(x)
}
