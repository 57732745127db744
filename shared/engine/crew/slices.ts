import type { Layout } from '../network/layout'
import { panelBytes, roundUp } from '../network/precision'

/** A stretch of the parameters that one task updates, and the weights in it: biases have no penalty. Bytes. */
export interface Slice {
  from: number
  bytes: number
  weights: { from: number; bytes: number }[]
}

/** Bytes of a slice, enough that handing it to another thread pays. */
const sliceBytes = 2 ** 16
const mostSlices = 16

/**
 * The parameters in stretches of whole panel rows. The step of each parameter depends on its own gradient and state
 * only, so that its bits do not depend on the division; the length of the gradient, for clipping, is summed slice by
 * slice and does.
 */
export function slicesOf({ layers, bytes }: Layout): Slice[] {
  const count = Math.max(1, Math.min(mostSlices, Math.floor(bytes / sliceBytes)))
  const length = roundUp(bytes / count, panelBytes)
  const slices: Slice[] = []
  for (let from = 0; from < bytes; from += length) {
    const to = Math.min(from + length, bytes)
    const weights = layers
      .map((layer) => ({ from: Math.max(from, layer.weights), to: Math.min(to, layer.weights + layer.weightBytes) }))
      .filter((stretch) => stretch.to > stretch.from)
      .map((stretch) => ({ from: stretch.from, bytes: stretch.to - stretch.from }))
    slices.push({ from, bytes: to - from, weights })
  }
  return slices
}
