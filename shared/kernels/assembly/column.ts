import { lanes, size } from './lanes'
import { Real } from './real'

/*
 * The products of products.ts for a layer with a single output: z = a w + b with one weight an input. A panel of
 * outputs would hold one value and seven or three zeros, so the vectors go along the inputs instead. This is the whole
 * of logistic regression and the last layer of a network with two classes or a number to predict.
 *
 *   forward          z_r      = Σ_i a_ri w_i + b          a dot product a row          (`columnMultiply`)
 *   by the weights   ∂l/∂w_i  = Σ_r a_ri d_r              aᵀ d for the column d        (`columnOuter`)
 *   by the bias      ∂l/∂b    = Σ_r d_r                                                (`columnSum`)
 *   by the inputs    ∂l/∂a_ri = d_r w_i                   a product of rank one        (`columnSpread`)
 *
 * Layout. The inputs are `panels` panels of `panelBytes` bytes a row, `rowStride` bytes from row to row and
 * `panelStride` from panel to panel. A hidden layer's outputs are such panels of 32 bytes. A matrix row by row is one
 * wide panel of a whole row, so that logistic regression reads its inputs where they are and copies nothing. A column
 * is one value a row without a gap.
 *
 * Padding. Rows end at a multiple of 16 bytes or of a panel, and the weights are padded with zeros to match. What pads
 * the inputs is finite, 0 or an activation of 0, and its product with a weight of 0 adds nothing. Its derivative is not
 * 0, however: `columnOuter` writes one for every padding column too, and the caller clears it (`clearPadding` in
 * pass.ts).
 *
 * Determinism. Lane j of a sum has the inputs j, j + lanes, j + 2 lanes, ... in this order; then the lanes are added
 * from the first to the last, then the bias. Four rows at once and one row alone take the same steps, so that a row's
 * result depends on nothing but the row.
 */

/** The sum of the lanes from the first to the last: ((0 + 1) + 2) + 3 for float32, 0 + 1 for float64. */
// @inline
function sumLanes(v: v128): Real {
  let sum: Real = v128.extract_lane<Real>(v, 0) + v128.extract_lane<Real>(v, 1)
  if (lanes === 4) sum = sum + v128.extract_lane<Real>(v, <u8>(lanes - 2)) + v128.extract_lane<Real>(v, <u8>(lanes - 1))
  return sum
}

/**
 * out = a w + bias, a column.
 *
 * Four rows go together. One row's sum is a chain in which each addition waits for the one before, some four cycles;
 * four independent chains fill that time, and each vector of weights is loaded once for all four.
 *
 * @param a address of row 0 of the inputs
 * @param w address of the weights, as many bytes as a row has in all panels
 * @param bias address of the bias
 * @param rows how many rows; exactly these are read and written
 * @param out address of the results, one Real a row
 */
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

/**
 * gradient = aᵀ d for a column d, or gradient += aᵀ d where `accumulate` is true; each sum is in the order of the rows.
 *
 * The walk goes down the rows with 64 bytes of columns at a time, a cache line, and keeps their four sums in registers.
 * The matrix is thus read once more after `columnMultiply`, in vertical strips: a block has to fit into the first-level
 * cache for this to be quick, which is what `planScratch` sizes it for.
 *
 * @param d address of the derivatives by the outputs, one Real a row
 * @param gradient address of the result, laid out as the weights are; padding columns are written too
 */
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

/** Adds a vector of sums to what is there, or replaces it. */
// @inline
function put(to: usize, sum: v128, accumulate: bool): void {
  v128.store(to, accumulate ? v128.add<Real>(v128.load(to), sum) : sum)
}

/**
 * The derivative by the inputs: out_ri = d_r w_i, a block of panels. Padding columns come out as 0, as their weights
 * are 0.
 * @param d address of the derivatives by the outputs, one Real a row
 * @param w address of the weights, 32 bytes for each of the `panels` panels
 */
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

/**
 * The derivative by the bias: the sum of the column d in the order of the rows, to the first number at `gradient`. The
 * other numbers of its panel row are padding and stay as they are. A block has at most a few hundred rows, so that a
 * plain sum in Real is as good as the sums of `columnOuter` beside it.
 */
export function columnSum(d: usize, rows: i32, gradient: usize, accumulate: bool): void {
  let sum: Real = 0
  for (let row = 0; row < rows; row++) {
    sum += load<Real>(d)
    d += size
  }
  store<Real>(gradient, accumulate ? load<Real>(gradient) + sum : sum)
}
