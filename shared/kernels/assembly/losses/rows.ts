import { lanes } from '../lanes'
import { Real } from '../real'

/*
 * What the losses have in common: columns, one value a row, of which nothing beyond the last row is read; and weights of rows,
 * where the pointer 0 stands for 1 everywhere. `left` is how many rows, or units of a row, there are from here on.
 */

/**
 * Which lanes have numbers below `left`, counted from 0. In whole numbers: V8 turns one into a float with an instruction that
 * waits for what its register held before.
 */
// @inline
export function lanesLeft(left: i32): v128 {
  if (sizeof<Real>() === 4) return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left))
  return i64x2.lt_s(i64x2(0, 1), i64x2.splat(left))
}

/** The lane of the given number; none where it is no lane's. */
// @inline
export function laneAt(index: i32): v128 {
  if (sizeof<Real>() === 4) return i32x4.eq(i32x4(0, 1, 2, 3), i32x4.splat(index))
  return i64x2.eq(i64x2(0, 1), i64x2.splat(index))
}

/** The first words of four bytes, at most four; 0 in place of the others. */
// @inline
function loadWords(p: usize, left: i32): v128 {
  if (left >= 4) return v128.load(p)
  if (left === 3) return v128.load32_lane(p, v128.load64_zero(p), 2, 8)
  return left === 2 ? v128.load64_zero(p) : v128.load32_zero(p)
}

/** A vector of Reals of a column; 0 in the lanes beyond. */
// @inline
export function loadColumn(p: usize, left: i32): v128 {
  if (sizeof<Real>() === 4) return loadWords(p, left)
  return left > 1 ? v128.load(p) : v128.load64_zero(p)
}

/** A vector's rows of class 1. */
// @inline
export function classOne(classes: usize, left: i32): v128 {
  const one = i32x4.splat(1)
  if (sizeof<Real>() === 4) return i32x4.eq(loadWords(classes, left), one)
  return i64x2.extend_low_i32x4_s(i32x4.eq(left > 1 ? v128.load64_zero(classes) : v128.load32_zero(classes), one))
}

/** A vector's weights. */
// @inline
export function loadWeights(weights: usize, left: i32): v128 {
  return weights === 0 ? v128.splat<Real>(1) : loadColumn(weights, left)
}

/** Two rows of a column in float64. */
// @inline
export function loadPair(p: usize, left: i32): v128 {
  if (sizeof<Real>() === 8) return left > 1 ? v128.load(p) : v128.load64_zero(p)
  return f64x2.promote_low_f32x4(left > 1 ? v128.load64_zero(p) : v128.load32_zero(p))
}

/** Two rows' weights in float64. */
// @inline
export function loadPairWeights(weights: usize, left: i32): v128 {
  return weights === 0 ? f64x2.splat(1) : loadPair(weights, left)
}

/** sum + the first row's + the second row's, in this order, whatever the number type. */
// @inline
export function addPair(sum: f64, pair: v128, left: i32): f64 {
  const first = sum + f64x2.extract_lane(pair, 0)
  return left > 1 ? first + f64x2.extract_lane(pair, 1) : first
}

/** Two sums plus a vector of a column, the rows of even and of odd number each in their order. */
// @inline
export function addColumn(sums: v128, v: v128, left: i32): v128 {
  const kept = left >= lanes ? v : v128.and(v, lanesLeft(left))
  if (sizeof<Real>() === 8) return f64x2.add(sums, kept)
  const later = i8x16.shuffle(kept, kept, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)
  return f64x2.add(f64x2.add(sums, f64x2.promote_low_f32x4(kept)), f64x2.promote_low_f32x4(later))
}

/** A vector of a column of derivatives, with 0 in the lanes beyond the last row. */
// @inline
export function storeColumn(delta: usize, v: v128, left: i32): void {
  v128.store(delta, left >= lanes ? v : v128.and(v, lanesLeft(left)))
}

/** After the last vector of a column: fills up to a multiple of 32 bytes. */
// @inline
export function endColumn(delta: usize, rows: i32): void {
  if (((rows + lanes - 1) / lanes) & 1) v128.store(delta, v128.splat<Real>(0))
}
