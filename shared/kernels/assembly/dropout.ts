import { lanes, panel } from './lanes'
import { Real } from './real'

/**
 * Four 32-bit words, each mixed so that every bit of it depends on every bit that came in (Wellons, "Prospecting for hash
 * functions", 2018: the function named lowbias32).
 */
// @inline
function mix(x: v128): v128 {
  x = v128.xor(x, i32x4.shr_u(x, 16))
  x = i32x4.mul(x, i32x4.splat(0x7feb352d))
  x = v128.xor(x, i32x4.shr_u(x, 15))
  x = i32x4.mul(x, i32x4.splat(0x846ca68b))
  return v128.xor(x, i32x4.shr_u(x, 16))
}

/** Words that follow from the key and the place alone. */
// @inline
function words(key: v128, index: v128): v128 {
  return mix(i32x4.add(mix(v128.xor(index, key)), key))
}

/**
 * In place: the number at (panel p, row r, place j) becomes 0 where the word of its place, (firstRow + r) panels P + p P + j, is
 * below `threshold`; the others are multiplied by `factor`.
 */
export function dropout(
  values: usize,
  panelStride: usize,
  panels: i32,
  rows: i32,
  firstRow: i32,
  key: i32,
  threshold: u32,
  factor: f64,
): void {
  const keys = i32x4.splat(key)
  const least = i32x4.splat(<i32>threshold)
  const by = v128.splat<Real>(<Real>factor)
  const width = panels * panel
  for (let p = 0; p < panels; p++) {
    let at = values + <usize>p * panelStride
    for (let row = 0; row < rows; row++) {
      const first = i32x4.add(i32x4.splat((firstRow + row) * width + p * panel), i32x4(0, 1, 2, 3))
      const start = i32x4.lt_u(words(keys, first), least)
      const low = sizeof<Real>() === 4 ? start : i64x2.extend_low_i32x4_s(start)
      const high =
        sizeof<Real>() === 4
          ? i32x4.lt_u(words(keys, i32x4.add(first, i32x4.splat(lanes))), least)
          : i64x2.extend_high_i32x4_s(start)
      v128.store(at, v128.andnot(v128.mul<Real>(v128.load(at), by), low))
      v128.store(at, v128.andnot(v128.mul<Real>(v128.load(at, 16), by), high), 16)
      at += 32
    }
  }
}
