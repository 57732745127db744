import type { Kernels } from '../../kernels/kernels'
import type { LayerLayout } from './layout'
import { panelBytes, panelStrideOf } from './precision'

/** A block of rows in the memory: panels, or rows one after the other, which are a single wide panel. Offsets and bytes. */
export interface Block {
  at: number
  rows: number
  rowStride: number
  panelStride: number
  panelBytes: number
  panels: number
}

/** @param rows a multiple of 4 */
export function panelBlock(at: number, rows: number, panels: number): Block {
  return { at, rows, rowStride: panelBytes, panelStride: panelStrideOf(rows), panelBytes, panels }
}

/** Forward: out = a W + b, the sums of one layer. `rows` is a multiple of 4 for panels. */
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
 * Backward, by the parameters: gradient += (aᵀ delta, column sums of delta) at the layer's place, or = where it is the first.
 * A single output leaves aᵀ delta of the places without an input too: `clearPadding` takes it out.
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
 * Backward, by the inputs: out = delta Wᵀ.
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
