import type { Kernels } from '../../kernels/kernels'
import type { LayerLayout } from './layout'
import { panelBytes, panelStrideOf } from './precision'

/*
 * The three products of one layer, z = a W + b, for both of its layouts; kernels/assembly/products.ts derives them.
 * With δ = ∂l/∂z, rows × outputs, for a block of rows:
 *
 *   forward              z = a W + b                          `layerForward`
 *   by the parameters    ∂l/∂W = aᵀ δ,  ∂l/∂b = Σ_rows δ      `layerGradient`
 *   by the inputs        ∂l/∂a = δ Wᵀ                         `layerInputGradient`
 *
 * A layer of panels uses the tiled products, one of a single output those of a column. Which it is follows from the
 * layout.
 */

/**
 * A block of rows in the memory: panels, or rows one after the other, which are a single wide panel. All but `rows` and
 * `panels` are in bytes: value (row, column) of panel p is at
 * `at` + p · `panelStride` + row · `rowStride` + column · (bytes of a number).
 */
export interface Block {
  /** Offset of row 0 in the memory. */
  at: number
  /** Rows that it has room for; those in use may be fewer. */
  rows: number
  rowStride: number
  panelStride: number
  /** Bytes of one row within a panel. */
  panelBytes: number
  panels: number
}

/**
 * A block of panels of 32 bytes a row.
 * @param rows a multiple of 4, as the tiled product takes four rows at a time
 */
export function panelBlock(at: number, rows: number, panels: number): Block {
  return { at, rows, rowStride: panelBytes, panelStride: panelStrideOf(rows), panelBytes, panels }
}

/**
 * Forward: out = a W + b, the sums of one layer.
 * @param parameters offset of all parameters
 * @param a the layer's inputs, rows × inputs
 * @param rows a multiple of 4 for panels; for a column, the rows that there are
 * @param out rows × outputs; it must not overlap the inputs
 */
export function layerForward(
  kernels: Kernels,
  { kind, shape, panels, weights, biases }: LayerLayout,
  parameters: number,
  a: Block,
  rows: number,
  out: Block,
): void {
  const w = parameters + weights
  const b = parameters + biases
  if (kind === 'column') {
    kernels.columnMultiply(a.at, a.rowStride, a.panelStride, a.panelBytes, a.panels, w, b, rows, out.at)
  } else {
    kernels.multiply(a.at, a.panelStride, w, shape.inputs, b, out.at, out.panelStride, rows, panels)
  }
}

/**
 * Backward, by the parameters: gradient += (aᵀ delta, column sums of delta) at the layer's offsets, or = where
 * `accumulate` is false, for the first block of a shard. Only the `rows` rows that there are count. A single output
 * writes a derivative for padding columns of the inputs too: `clearPadding` of pass.ts sets it to 0.
 * @param gradient offset of the gradient of all parameters, which lies as they do
 */
export function layerGradient(
  kernels: Kernels,
  { kind, shape, panels, weights, biases }: LayerLayout,
  gradient: number,
  a: Block,
  rows: number,
  delta: Block,
  accumulate: boolean,
): void {
  const w = gradient + weights
  const b = gradient + biases
  const add = accumulate ? 1 : 0
  if (kind === 'column') {
    kernels.columnOuter(a.at, a.rowStride, a.panelStride, a.panelBytes, a.panels, delta.at, rows, w, add)
    kernels.columnSum(delta.at, rows, b, add)
  } else {
    kernels.outer(a.at, a.panelStride, delta.at, delta.panelStride, shape.inputs, w, rows, panels, add)
    kernels.sumRows(delta.at, delta.panelStride, b, rows, panels, add)
  }
}

/**
 * Backward, by the inputs: out = delta Wᵀ, computed as the forward product with the transposed weights and a bias of
 * zeros.
 * @param transposed Wᵀ as the kernel `transpose` leaves it, where the layer has panels
 * @param zeros a row of zeros as long as the inputs
 */
export function layerInputGradient(
  kernels: Kernels,
  { kind, shape, weights }: LayerLayout,
  parameters: number,
  transposed: number,
  zeros: number,
  delta: Block,
  rows: number,
  out: Block,
): void {
  if (kind === 'column') {
    kernels.columnSpread(delta.at, parameters + weights, out.panels, rows, out.at, out.panelStride)
  } else {
    kernels.multiply(
      delta.at,
      delta.panelStride,
      transposed,
      shape.outputs,
      zeros,
      out.at,
      out.panelStride,
      rows,
      out.panels,
    )
  }
}
