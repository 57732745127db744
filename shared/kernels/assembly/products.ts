import { panel, size } from './lanes'
import { Real } from './real'

/*
 * The matrix products that training consists of, on panel blocks: a matrix of `rows` rows lies as [panel][row][P], where P
 * values, two vectors, fill 32 bytes. Weights lie in the same way, [panel of outputs][input][P].
 *
 * A tile of 4 rows by one panel stays in eight registers while the walk goes along the inner index: 4 values of one side,
 * each repeated over a vector, meet 2 vectors of the other (register blocking: Goto and van de Geijn, "Anatomy of
 * high-performance matrix multiplication", ACM TOMS 34, 2008). Both sides are read in the order in which they lie.
 * A product's results are sums in the order of the inner index, whatever the tile: neither blocks of rows nor threads change a bit.
 * Sums over rows (`outer`, `sumRows`) are taken block by block; the blocks are part of a run's plan.
 */

const rowBytes: usize = 32

/**
 * out = a W + bias: a has `inner` columns, out `panels` panels. Rows are rounded up to a multiple of 4, for which both blocks
 * must have room.
 */
export function multiply(
  a: usize,
  aPanelStride: usize,
  w: usize,
  inner: i32,
  bias: usize,
  out: usize,
  outPanelStride: usize,
  rows: i32,
  panels: i32,
): void {
  for (let n = 0; n < panels; n++) {
    const b0 = v128.load(bias)
    const b1 = v128.load(bias, 16)
    let to = out
    let from = a
    for (let row = 0; row < rows; row += 4) {
      let c00 = b0
      let c01 = b1
      let c10 = b0
      let c11 = b1
      let c20 = b0
      let c21 = b1
      let c30 = b0
      let c31 = b1
      let weights = w
      let block = from
      let left = inner
      while (left > 0) {
        const end = weights + <usize>min(left, panel) * rowBytes
        let x = block
        while (weights < end) {
          const v0 = v128.load(weights)
          const v1 = v128.load(weights, 16)
          const x0 = v128.load_splat<Real>(x)
          c00 = v128.add<Real>(c00, v128.mul<Real>(x0, v0))
          c01 = v128.add<Real>(c01, v128.mul<Real>(x0, v1))
          const x1 = v128.load_splat<Real>(x, 32)
          c10 = v128.add<Real>(c10, v128.mul<Real>(x1, v0))
          c11 = v128.add<Real>(c11, v128.mul<Real>(x1, v1))
          const x2 = v128.load_splat<Real>(x, 64)
          c20 = v128.add<Real>(c20, v128.mul<Real>(x2, v0))
          c21 = v128.add<Real>(c21, v128.mul<Real>(x2, v1))
          const x3 = v128.load_splat<Real>(x, 96)
          c30 = v128.add<Real>(c30, v128.mul<Real>(x3, v0))
          c31 = v128.add<Real>(c31, v128.mul<Real>(x3, v1))
          weights += rowBytes
          x += size
        }
        left -= panel
        block += aPanelStride
      }
      v128.store(to, c00)
      v128.store(to, c01, 16)
      v128.store(to, c10, 32)
      v128.store(to, c11, 48)
      v128.store(to, c20, 64)
      v128.store(to, c21, 80)
      v128.store(to, c30, 96)
      v128.store(to, c31, 112)
      to += 4 * rowBytes
      from += 4 * rowBytes
    }
    w += <usize>inner * rowBytes
    bias += rowBytes
    out += outPanelStride
  }
}

/** Adds a tile's row of sums to what is there, or puts it there. */
// @inline
function put(to: usize, low: v128, high: v128, accumulate: bool): void {
  if (accumulate) {
    low = v128.add<Real>(low, v128.load(to))
    high = v128.add<Real>(high, v128.load(to, 16))
  }
  v128.store(to, low)
  v128.store(to, high, 16)
}

/**
 * The derivative of a product by its weights: gradient = aᵀ d, added to what is there where `accumulate` says so.
 * a has `inner` columns, d `panels` panels; the gradient lies as the weights do.
 */
export function outer(
  a: usize,
  aPanelStride: usize,
  d: usize,
  dPanelStride: usize,
  inner: i32,
  gradient: usize,
  rows: i32,
  panels: i32,
  accumulate: bool,
): void {
  const length = <usize>rows * rowBytes
  for (let n = 0; n < panels; n++) {
    const end = d + length
    let to = gradient
    let k = 0
    for (; k + 4 <= inner; k += 4) {
      let c00 = v128.splat<Real>(0)
      let c01 = c00
      let c10 = c00
      let c11 = c00
      let c20 = c00
      let c21 = c00
      let c30 = c00
      let c31 = c00
      let x = a + <usize>(k / panel) * aPanelStride + <usize>(k % panel) * size
      for (let delta = d; delta < end; delta += rowBytes) {
        const v0 = v128.load(delta)
        const v1 = v128.load(delta, 16)
        const x0 = v128.load_splat<Real>(x)
        c00 = v128.add<Real>(c00, v128.mul<Real>(x0, v0))
        c01 = v128.add<Real>(c01, v128.mul<Real>(x0, v1))
        const x1 = v128.load_splat<Real>(x, size)
        c10 = v128.add<Real>(c10, v128.mul<Real>(x1, v0))
        c11 = v128.add<Real>(c11, v128.mul<Real>(x1, v1))
        const x2 = v128.load_splat<Real>(x, 2 * size)
        c20 = v128.add<Real>(c20, v128.mul<Real>(x2, v0))
        c21 = v128.add<Real>(c21, v128.mul<Real>(x2, v1))
        const x3 = v128.load_splat<Real>(x, 3 * size)
        c30 = v128.add<Real>(c30, v128.mul<Real>(x3, v0))
        c31 = v128.add<Real>(c31, v128.mul<Real>(x3, v1))
        x += rowBytes
      }
      // All loads come before the first store, so that pairs of vectors can become one wider one.
      if (accumulate) {
        c00 = v128.add<Real>(c00, v128.load(to, 0))
        c01 = v128.add<Real>(c01, v128.load(to, 16))
        c10 = v128.add<Real>(c10, v128.load(to, 32))
        c11 = v128.add<Real>(c11, v128.load(to, 48))
        c20 = v128.add<Real>(c20, v128.load(to, 64))
        c21 = v128.add<Real>(c21, v128.load(to, 80))
        c30 = v128.add<Real>(c30, v128.load(to, 96))
        c31 = v128.add<Real>(c31, v128.load(to, 112))
      }
      v128.store(to, c00)
      v128.store(to, c01, 16)
      v128.store(to, c10, 32)
      v128.store(to, c11, 48)
      v128.store(to, c20, 64)
      v128.store(to, c21, 80)
      v128.store(to, c30, 96)
      v128.store(to, c31, 112)
      to += 4 * rowBytes
    }
    for (; k < inner; k++) {
      let c0 = v128.splat<Real>(0)
      let c1 = c0
      let x = a + <usize>(k / panel) * aPanelStride + <usize>(k % panel) * size
      for (let delta = d; delta < end; delta += rowBytes) {
        const x0 = v128.load_splat<Real>(x)
        c0 = v128.add<Real>(c0, v128.mul<Real>(x0, v128.load(delta)))
        c1 = v128.add<Real>(c1, v128.mul<Real>(x0, v128.load(delta, 16)))
        x += rowBytes
      }
      put(to, c0, c1, accumulate)
      to += rowBytes
    }
    gradient += <usize>inner * rowBytes
    d += dPanelStride
  }
}

/** The derivative by the biases: the sum of d over the rows, one row of `panels` panels. */
export function sumRows(
  d: usize,
  dPanelStride: usize,
  gradient: usize,
  rows: i32,
  panels: i32,
  accumulate: bool,
): void {
  for (let n = 0; n < panels; n++) {
    let c0 = v128.splat<Real>(0)
    let c1 = c0
    const end = d + <usize>rows * rowBytes
    for (let delta = d; delta < end; delta += rowBytes) {
      c0 = v128.add<Real>(c0, v128.load(delta))
      c1 = v128.add<Real>(c1, v128.load(delta, 16))
    }
    put(gradient, c0, c1, accumulate)
    gradient += rowBytes
    d += dPanelStride
  }
}

/**
 * Wᵀ of weights with `inner` inputs and `outputs` outputs, so that `multiply` gives the derivative by the inputs. Places of the last
 * panel without an input are left as they are: 0, once cleared.
 */
export function transpose(w: usize, inner: i32, outputs: i32, to: usize): void {
  const toPanel = <usize>outputs * rowBytes
  for (let n = 0; n < outputs; n++) {
    let from = w + <usize>(n / panel) * <usize>inner * rowBytes + <usize>(n % panel) * size
    const row = to + <usize>n * rowBytes
    for (let k = 0; k < inner; k++) {
      store<Real>(row + <usize>(k / panel) * toPanel + <usize>(k % panel) * size, load<Real>(from))
      from += rowBytes
    }
  }
}
