import { lanes, size } from './lanes'
import { Real } from './real'

/*
 * Products with a single output, where panels would be filled with zeros. The inputs lie as `panels` panels of `panelBytes`
 * bytes a row: a matrix row by row is one wide panel. Sums go along the inputs, one vector at a time, then over its lanes.
 */

/** The sum of the lanes, from the first to the last. */
// @inline
function sumLanes(v: v128): Real {
  let sum: Real = v128.extract_lane<Real>(v, 0) + v128.extract_lane<Real>(v, 1)
  if (lanes === 4) sum = sum + v128.extract_lane<Real>(v, <u8>(lanes - 2)) + v128.extract_lane<Real>(v, <u8>(lanes - 1))
  return sum
}

/** out, a column: a w + bias for each row. */
export function columnMultiply(
  a: usize,
  rowStride: usize,
  panelStride: usize,
  panelBytes: usize,
  panels: i32,
  w: usize,
  bias: usize,
  rows: i32,
  out: usize,
): void {
  const b = load<Real>(bias)
  const none = v128.splat<Real>(0)
  let row = 0
  for (; row + 4 <= rows; row += 4) {
    let c0 = none
    let c1 = none
    let c2 = none
    let c3 = none
    let weights = w
    let from = a
    for (let p = 0; p < panels; p++) {
      let x0 = from
      let x1 = x0 + rowStride
      let x2 = x1 + rowStride
      let x3 = x2 + rowStride
      const end = x0 + panelBytes
      while (x0 < end) {
        const v = v128.load(weights)
        c0 = v128.add<Real>(c0, v128.mul<Real>(v128.load(x0), v))
        c1 = v128.add<Real>(c1, v128.mul<Real>(v128.load(x1), v))
        c2 = v128.add<Real>(c2, v128.mul<Real>(v128.load(x2), v))
        c3 = v128.add<Real>(c3, v128.mul<Real>(v128.load(x3), v))
        x0 += 16
        x1 += 16
        x2 += 16
        x3 += 16
        weights += 16
      }
      from += panelStride
    }
    store<Real>(out, sumLanes(c0) + b)
    store<Real>(out + size, sumLanes(c1) + b)
    store<Real>(out + 2 * size, sumLanes(c2) + b)
    store<Real>(out + 3 * size, sumLanes(c3) + b)
    out += 4 * size
    a += 4 * rowStride
  }
  for (; row < rows; row++) {
    let c = none
    let weights = w
    let from = a
    for (let p = 0; p < panels; p++) {
      for (let x = from; x < from + panelBytes; x += 16) {
        c = v128.add<Real>(c, v128.mul<Real>(v128.load(x), v128.load(weights)))
        weights += 16
      }
      from += panelStride
    }
    store<Real>(out, sumLanes(c) + b)
    out += size
    a += rowStride
  }
}

/** gradient = aᵀ d for a column d, in the order of the rows; added to what is there where `accumulate` says so. */
export function columnOuter(
  a: usize,
  rowStride: usize,
  panelStride: usize,
  panelBytes: usize,
  panels: i32,
  d: usize,
  rows: i32,
  gradient: usize,
  accumulate: bool,
): void {
  for (let p = 0; p < panels; p++) {
    let at: usize = 0
    for (; at + 64 <= panelBytes; at += 64) {
      let x = a + at
      let delta = d
      let c0 = v128.splat<Real>(0)
      let c1 = c0
      let c2 = c0
      let c3 = c0
      for (let row = 0; row < rows; row++) {
        const v = v128.load_splat<Real>(delta)
        c0 = v128.add<Real>(c0, v128.mul<Real>(v128.load(x), v))
        c1 = v128.add<Real>(c1, v128.mul<Real>(v128.load(x, 16), v))
        c2 = v128.add<Real>(c2, v128.mul<Real>(v128.load(x, 32), v))
        c3 = v128.add<Real>(c3, v128.mul<Real>(v128.load(x, 48), v))
        x += rowStride
        delta += size
      }
      put(gradient, c0, accumulate)
      put(gradient + 16, c1, accumulate)
      put(gradient + 32, c2, accumulate)
      put(gradient + 48, c3, accumulate)
      gradient += 64
    }
    for (; at < panelBytes; at += 16) {
      let x = a + at
      let delta = d
      let c = v128.splat<Real>(0)
      for (let row = 0; row < rows; row++) {
        c = v128.add<Real>(c, v128.mul<Real>(v128.load(x), v128.load_splat<Real>(delta)))
        x += rowStride
        delta += size
      }
      put(gradient, c, accumulate)
      gradient += 16
    }
    a += panelStride
  }
}

// @inline
function put(to: usize, sum: v128, accumulate: bool): void {
  v128.store(to, accumulate ? v128.add<Real>(v128.load(to), sum) : sum)
}

/** The derivative by the inputs: out, panel blocks, row by row d times w. */
export function columnSpread(d: usize, w: usize, panels: i32, rows: i32, out: usize, outPanelStride: usize): void {
  for (let p = 0; p < panels; p++) {
    const v0 = v128.load(w)
    const v1 = v128.load(w, 16)
    let to = out
    let delta = d
    for (let row = 0; row < rows; row++) {
      const x = v128.load_splat<Real>(delta)
      v128.store(to, v128.mul<Real>(x, v0))
      v128.store(to, v128.mul<Real>(x, v1), 16)
      to += 32
      delta += size
    }
    w += 32
    out += outPanelStride
  }
}

/** The derivative by the bias, the sum of the column d, to the first place of `gradient`. */
export function columnSum(d: usize, rows: i32, gradient: usize, accumulate: bool): void {
  let sum: Real = 0
  for (let row = 0; row < rows; row++) {
    sum += load<Real>(d)
    d += size
  }
  store<Real>(gradient, accumulate ? load<Real>(gradient) + sum : sum)
}
