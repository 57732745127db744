import { panel, size } from './lanes'
import { Real } from './real'

/*
 * The matrix products that training consists of. For a layer z = a W + b with R rows, I inputs and O outputs,
 *
 *   z_ro = b_o + Σ_i a_ri W_io.
 *
 * Let d_ro be the derivative of the loss by z_ro. The chain rule gives the three products of backpropagation:
 *
 *   by the weights   ∂l/∂W_io = Σ_r d_ro ∂z_ro/∂W_io = Σ_r a_ri d_ro     that is aᵀ d  (`outer`)
 *   by the biases    ∂l/∂b_o  = Σ_r d_ro ∂z_ro/∂b_o  = Σ_r d_ro           column sums   (`sumRows`)
 *   by the inputs    ∂l/∂a_ri = Σ_o d_ro ∂z_ro/∂a_ri = Σ_o d_ro W_io      that is d Wᵀ  (`multiply` after `transpose`)
 *
 * Layout. A matrix of `rows` rows is a block of panels, [panel][row][P]: P = 8 float32 or 4 float64 values fill 32
 * bytes, two vectors. Value (row, column) is at byte (column / P) · panelStride + row · 32 + (column % P) · size, and a
 * panel stride is 32 bytes a row plus 64 (`panelStrideOf` in network/precision.ts). Weights lie as [panel of
 * outputs][input][P] without a gap between panels. Columns that pad the last panel are 0 in the weights, so that they
 * are 0 in the products.
 *
 * Speed. A tile of 4 rows by one panel is kept in eight registers while the walk goes along the inner index (register
 * blocking: Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34, 2008). Each step
 * loads 2 vectors and 4 values repeated over a vector, and makes 8 multiplications and 8 additions of them; a plain dot
 * product makes one of each for every two loads. Eight sums, two vectors and one repeated value fit into the 16 vector
 * registers of x64. The panel layout makes both sides sequential reads: no stride that jumps from row to row.
 *
 * Determinism. Every result of `multiply` is a sum in the order of the inner index, beginning with the bias, whatever
 * the tile: neither the block that a row is in nor the number of threads changes a bit. Sums over rows (`outer`,
 * `sumRows`) are taken block by block, and the blocks are part of a run's plan. A product and its addition are rounded
 * apart: WebAssembly's fused multiply-add is a relaxed instruction, whose result may differ from machine to machine.
 *
 * Accuracy. A sum of n products is off by at most about n u Σ |a_i w_i| with u = 2^-24 or 2^-53 (Higham, "Accuracy and
 * stability of numerical algorithms", 2nd edition 2002, section 3.1). NaN and infinity are carried on, never filtered:
 * a run that diverges has to show it.
 */

/** Bytes of one row of a panel, for either number type. */
const rowBytes: usize = 32

/**
 * out = a W + bias, the forward product, and with Wᵀ and a bias of zeros the derivative by the inputs.
 *
 * Rows are taken in whole tiles of 4: both blocks must have room for `rows` rounded up to a multiple of 4. The extra
 * rows are computed from whatever is there, and no sum over rows counts them.
 *
 * The panels of outputs are the outer loop. The weights of one panel, `inner` · 32 bytes, then stay in the first-level
 * cache while the rows of a pass by; the opposite order would fetch all weights again for every four rows.
 *
 * @param a address of the inputs, rows × inner as a block of panels, `aPanelStride` bytes from panel to panel
 * @param w address of the weights, [panel of outputs][inner][P]
 * @param inner columns of a, which is the length of each sum
 * @param bias address of `panels` panel rows, one value an output
 * @param out address of the results, a block of `panels` panels, `outPanelStride` bytes apart; it must not overlap a
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
      // c<row><vector>: the tile's sums, which begin with the bias.
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
      // One round for each panel of a; the last may have fewer than P columns.
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

/** Adds a panel row of sums to what is there, or replaces it. */
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
 * The derivative of a product by its weights: gradient = aᵀ d, or gradient += aᵀ d where `accumulate` is true.
 *
 * The tile is 4 inputs by one panel of outputs, and the walk goes along the rows. Four inputs from a multiple of 4 on
 * are side by side within one panel row, since P is 4 or 8. The sums of a block begin at 0 and are added to the
 * gradient at the end: one addition to memory a block instead of one a row, and small partial sums, which lose less
 * than one long sum would. Exactly `rows` rows count, unlike in `multiply`: the extra rows of a tile hold no data.
 *
 * @param a address of the layer's inputs, a block of panels with `inner` columns
 * @param d address of the derivatives by the layer's sums, a block of `panels` panels
 * @param inner inputs of the layer
 * @param gradient address of the result, which lies as the weights do: [panel of outputs][inner][P]
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
      // c<input><vector>: the tile's sums over the rows of this block.
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
    // The up to three inputs that are left, one at a time: the same sums in the same order.
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

/**
 * The derivative by the biases: the sum of d over the rows in their order, begun at 0 for each block as in `outer`.
 * @param d address of the derivatives by the layer's sums, a block of `panels` panels
 * @param gradient address of the result, `panels` panel rows
 */
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
 * Wᵀ of weights with `inner` inputs and `outputs` outputs, so that `multiply` gives the derivative by the inputs:
 * [panel of outputs][input][P] becomes [panel of inputs][output][P]. It is done once for a shard of rows, so that its
 * scattered reads cost little beside the products.
 *
 * The columns that pad the last panel of inputs are not written. They are 0 since the memory was made, and have to stay
 * 0: otherwise units that do not exist would get a derivative.
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
