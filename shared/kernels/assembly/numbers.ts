import { Real } from './real'
import * as elementary from './elementary'
import { log as log64 } from './elementary64'

/*
 * The elementary functions of a single number, exported for what is no loop and for the tests. Each repeats the number
 * over a vector, calls the function that the loops call, and takes lane 0: there is no second implementation that could
 * differ.
 */

/** The number in lane 0. */
// @inline
function first(v: v128): Real {
  return v128.extract_lane<Real>(v, 0)
}

export function exp(x: Real): Real {
  return first(elementary.exp(v128.splat<Real>(x)))
}

export function expm1(x: Real): Real {
  return first(elementary.expm1(v128.splat<Real>(x)))
}

export function log1p(x: Real): Real {
  return first(elementary.log1p(v128.splat<Real>(x)))
}

export function tanh(x: Real): Real {
  return first(elementary.tanh(v128.splat<Real>(x)))
}

export function sigmoid(x: Real): Real {
  return first(elementary.sigmoid(v128.splat<Real>(x)))
}

export function softplus(x: Real): Real {
  return first(elementary.softplus(v128.splat<Real>(x)))
}

/** ln x, in float64 in both modules: the sums of losses take it so, whatever a Real is. */
export function log(x: f64): f64 {
  return f64x2.extract_lane(log64(f64x2.splat(x)), 0)
}
