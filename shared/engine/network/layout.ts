import type { Precision } from '../../spec/runSpec'
import type { RealArray } from '../../math/matrix'
import type { LayerShape, Network } from './network'
import { panelBytes, panelWidth, realBytes, roundUp } from './precision'

/*
 * The order of the parameters in memory. People, files and checks use the plain order (network.ts); the kernels want
 * the weights of one vector of outputs side by side. With P numbers in a row of a panel (8 float32 or 4 float64),
 *
 *   plain     weight (input, output) at input · outputs + output
 *   panels    at (⌊output / P⌋ · inputs + input) · P + output mod P
 *   column    at input, for a single output.
 *
 * Every piece is padded with zeros to whole panel rows of 32 bytes. The zeros stay zeros in training: the gradient is 0
 * there, every optimizer leaves a 0 with the gradient 0 at 0, and so does each penalty. Sums over all numbers need not
 * know about them.
 */

/** Where a layer's parameters lie for the kernels. Offsets are bytes from the beginning of the parameters. */
export interface LayerLayout {
  shape: LayerShape
  /**
   * - panels: weights as [panel of outputs][input][column], then a row of panels of biases. Columns that belong to no
   *   output are 0.
   * - column: a last layer with a single output. The weights are one after the other, padded with zeros; then comes a
   *   panel row whose first number is the bias.
   */
  kind: 'panels' | 'column'
  /** Panels of outputs. */
  panels: number
  weights: number
  weightBytes: number
  biases: number
  biasBytes: number
}

export interface Layout {
  precision: Precision
  layers: LayerLayout[]
  /** Bytes of all parameters. */
  bytes: number
}

/** The layout of a network's parameters: layer by layer the weights, then the biases, without a gap. */
export function layoutOf(network: Network, precision: Precision): Layout {
  const width = panelWidth(precision)
  let offset = 0
  const last = network.shapes.length - 1
  const layers = network.shapes.map((shape, index): LayerLayout => {
    const kind = index === last && shape.outputs === 1 ? 'column' : 'panels'
    const panels = Math.ceil(shape.outputs / width)
    const weightBytes =
      kind === 'column' ? roundUp(shape.inputs * realBytes[precision], panelBytes) : panels * shape.inputs * panelBytes
    const weights = offset
    const biases = weights + weightBytes
    const biasBytes = panels * panelBytes
    offset = biases + biasBytes
    return { shape, kind, panels, weights, weightBytes, biases, biasBytes }
  })
  return { precision, layers, bytes: offset }
}

/** Calls back with the index of each parameter in plain order and in the layout, both in numbers. */
function eachParameter({ precision, layers }: Layout, visit: (plain: number, laidOut: number) => void): void {
  const width = panelWidth(precision)
  const bytes = realBytes[precision]
  for (const { shape, kind, weights, biases } of layers) {
    const { inputs, outputs, weightOffset, biasOffset } = shape
    const first = weights / bytes
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        const panel = Math.floor(output / width)
        const index = kind === 'column' ? input : (panel * inputs + input) * width + (output % width)
        visit(weightOffset + input * outputs + output, first + index)
      }
    }
    for (let output = 0; output < outputs; output++) visit(biasOffset + output, biases / bytes + output)
  }
}

/** Where in the layout each parameter of the plain order lies, in numbers. */
export function placesOf(layout: Layout, count: number): Int32Array {
  const places = new Int32Array(count)
  eachParameter(layout, (plain, laidOut) => {
    places[plain] = laidOut
  })
  return places
}

/**
 * Copies plain parameters (see Network) to the kernels' layout; the padding stays as it is. A float32 layout rounds
 * them.
 */
export function toLayout(layout: Layout, plain: RealArray, laidOut: RealArray): void {
  eachParameter(layout, (from, to) => {
    laidOut[to] = plain[from] as number
  })
}

/** The inverse: a copy in plain order, in float64, which holds every float32 exactly. */
export function fromLayout(layout: Layout, laidOut: RealArray, count: number): Float64Array {
  const plain = new Float64Array(count)
  eachParameter(layout, (to, from) => {
    plain[to] = laidOut[from] as number
  })
  return plain
}
