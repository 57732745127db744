import { lanes, panel } from './lanes'
import { Real } from './real'

/*
 * Dropout: a unit's output is multiplied by m, which is 0 with probability p and else 1 / (1 - p) (Srivastava, Hinton,
 * Krizhevsky, Sutskever and Salakhutdinov, "Dropout: a simple way to prevent neural networks from overfitting", JMLR
 * 15, 2014). The expectation stays as it was, E[m a] = (1 - p) · a / (1 - p) = a, so that prediction uses all units as
 * they are. Backward the same m multiplies the derivative, since ∂(m a)/∂a = m.
 *
 * The random numbers are not drawn one after the other: each is a hash of a key and of the index of its unit and row (a
 * counter-based generator; the idea is that of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1,
 * 2, 3", SC 2011). So the backward pass finds the same units without a stored mask, and neither blocks nor threads
 * matter.
 */

/**
 * Four 32-bit words, each mixed so that every bit of it depends on every bit that came in (Wellons, "Prospecting for
 * hash functions", 2018: the function named lowbias32). Each of the steps can be undone, an exclusive or with a shifted
 * copy as well as a multiplication by an odd number modulo 2^32, so that different words stay different.
 */
// @inline
function mix(x: v128): v128 {
  x = v128.xor(x, i32x4.shr_u(x, 16))
  x = i32x4.mul(x, i32x4.splat(0x7feb352d))
  x = v128.xor(x, i32x4.shr_u(x, 15))
  x = i32x4.mul(x, i32x4.splat(0x846ca68b))
  return v128.xor(x, i32x4.shr_u(x, 16))
}

/**
 * Words that follow from the key and the index alone. The key comes in twice: with the first exclusive or alone, two
 * keys would give one sequence in two orders.
 */
// @inline
function words(key: v128, index: v128): v128 {
  return mix(i32x4.add(mix(v128.xor(index, key)), key))
}

/**
 * Applies the mask in place to a block of panels. The number at (panel p, row r, column j of the panel) has the index
 * (firstRow + r) · panels · P + p · P + j; it becomes 0 where the word of its index is below `threshold`, and is
 * multiplied by `factor` elsewhere. Padding columns have indices too, and are 0 or unused either way.
 *
 * @param values address of the block, `panelStride` bytes from panel to panel
 * @param firstRow position in the epoch of the block's first row
 * @param key which sequence of words: one for each seed, epoch and layer
 * @param threshold floor(p · 2^32): a word is uniform over 0, ..., 2^32 - 1, so that p is met within 2^-32
 * @param factor 1 / (1 - p)
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
      // A comparison answers all ones or all zeros in 32 bits. For float64 each answer is widened to the 64 bits of a
      // value, so that four words serve a whole panel row; float32 takes four more words for its second vector.
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
