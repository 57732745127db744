import * as double from './elementary64'
import * as single from './elementary32'
import { Real } from './real'

/*
 * Elementary functions of a vector of Reals: those of float32 or of float64, chosen while compiling.
 */

// @inline
export function exp(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.exp(x) : double.exp(x)
}

/** e^x for x <= 0. */
// @inline
export function expNegative(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.expNegative(x) : double.expNegative(x)
}

// @inline
export function expm1(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.expm1(x) : double.expm1(x)
}

/** e^x - 1 for x <= 0. */
// @inline
export function expm1Negative(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.expm1Negative(x) : double.expm1Negative(x)
}

// @inline
export function log1p(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.log1p(x) : double.log1p(x)
}

// @inline
export function tanh(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.tanh(x) : double.tanh(x)
}

// @inline
export function sigmoid(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.sigmoid(x) : double.sigmoid(x)
}

// @inline
export function softplus(x: v128): v128 {
  return sizeof<Real>() === 4 ? single.softplus(x) : double.softplus(x)
}
