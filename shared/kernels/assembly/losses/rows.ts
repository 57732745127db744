import { lanes } from '../lanes'
import { Real } from '../real'

/*
 * What the losses have in common. A column is one value a row without a gap, and nothing beyond its last row is read:
 * targets and weights are read where the data lie, and what follows them there belongs to somebody else, or is the end
 * of the memory. The address 0 in place of weights stands for a weight of 1 in every row.
 *
 * Rows that do not fill a vector are handled by masks. `left` is the number of rows, or of units of a row, from here
 * on; where it is less than the lanes, the lanes beyond are loaded as 0, computed like the others, and masked out of
 * sums and stores.
 *
 * All sums of losses are in float64. Their order is fixed and does not depend on how many lanes a vector has where it
 * is one row after the other (`addPair`); `addColumn` keeps two sums, which is the same order in both modules too.
 */

/**
 * A mask of the lanes whose number, from 0 on, is below `left`. The comparison is one of whole numbers: to compare
 * floats, `left` would have to be converted, and V8 does that with an instruction that waits for what its register held
 * before.
 */
// @inline
export function lanesLeft(left: i32): v128 {
  if (sizeof<Real>() === 4) return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left))
  return i64x2.lt_s(i64x2(0, 1), i64x2.splat(left))
}

/** A mask of the lane of the given number; of no lane where there is none of that number. */
// @inline
export function laneAt(index: i32): v128 {
  if (sizeof<Real>() === 4) return i32x4.eq(i32x4(0, 1, 2, 3), i32x4.splat(index))
  return i64x2.eq(i64x2(0, 1), i64x2.splat(index))
}

/**
 * The next words of four bytes, at most four, and 0 in the lanes beyond. Three words take two loads, of 8 and of 4
 * bytes.
 */
// @inline
function loadWords(p: usize, left: i32): v128 {
  if (left >= 4) return v128.load(p)
  if (left === 3) return v128.load32_lane(p, v128.load64_zero(p), 2, 8)
  return left === 2 ? v128.load64_zero(p) : v128.load32_zero(p)
}

/** The next Reals of a column, as many as a vector has; 0 in the lanes beyond the last row. */
// @inline
export function loadColumn(p: usize, left: i32): v128 {
  if (sizeof<Real>() === 4) return loadWords(p, left)
  return left > 1 ? v128.load(p) : v128.load64_zero(p)
}

/** A mask of the lanes whose row is of class 1, of the width of a Real; classes are u32 in both modules. */
// @inline
export function classOne(classes: usize, left: i32): v128 {
  const one = i32x4.splat(1)
  if (sizeof<Real>() === 4) return i32x4.eq(loadWords(classes, left), one)
  return i64x2.extend_low_i32x4_s(i32x4.eq(left > 1 ? v128.load64_zero(classes) : v128.load32_zero(classes), one))
}

/** The next weights of rows, as many as a vector has; 1 everywhere where there are none. */
// @inline
export function loadWeights(weights: usize, left: i32): v128 {
  return weights === 0 ? v128.splat<Real>(1) : loadColumn(weights, left)
}

/** The next two numbers of a column, as float64; 0 for a second one beyond the last row. */
// @inline
export function loadPair(p: usize, left: i32): v128 {
  if (sizeof<Real>() === 8) return left > 1 ? v128.load(p) : v128.load64_zero(p)
  return f64x2.promote_low_f32x4(left > 1 ? v128.load64_zero(p) : v128.load32_zero(p))
}

/** The next two weights of rows, as float64. */
// @inline
export function loadPairWeights(weights: usize, left: i32): v128 {
  return weights === 0 ? f64x2.splat(1) : loadPair(weights, left)
}

/**
 * (sum + the first number) + the second, which is left out beyond the last row: the order of the rows in both modules.
 */
// @inline
export function addPair(sum: f64, pair: v128, left: i32): f64 {
  const first = sum + f64x2.extract_lane(pair, 0)
  return left > 1 ? first + f64x2.extract_lane(pair, 1) : first
}

/**
 * Adds a vector of a column to two sums in float64: lane 0 has the rows of even number, lane 1 those of odd number,
 * each in their order. Two float64 are one such pair; four float32 are two of them, one after the other.
 */
// @inline
export function addColumn(sums: v128, v: v128, left: i32): v128 {
  const kept = left >= lanes ? v : v128.and(v, lanesLeft(left))
  if (sizeof<Real>() === 8) return f64x2.add(sums, kept)
  const later = i8x16.shuffle(kept, kept, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)
  return f64x2.add(f64x2.add(sums, f64x2.promote_low_f32x4(kept)), f64x2.promote_low_f32x4(later))
}

/**
 * Stores a vector of derivatives, with 0 in the lanes beyond the last row: what pads a column is 0, never left over.
 */
// @inline
export function storeColumn(delta: usize, v: v128, left: i32): void {
  v128.store(delta, left >= lanes ? v : v128.and(v, lanesLeft(left)))
}

/** After the last vector of a column: stores one more of zeros where it takes one to reach a multiple of 32 bytes. */
// @inline
export function endColumn(delta: usize, rows: i32): void {
  if (((rows + lanes - 1) / lanes) & 1) v128.store(delta, v128.splat<Real>(0))
}
