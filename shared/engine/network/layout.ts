import type { Precision } from '../../spec/runSpec'
import type { RealArray } from '../../math/matrix'
import type { LayerShape, Network } from './network'
import { panelBytes, panelWidth, realBytes, roundUp } from './precision'

/** Where a layer's parameters lie for the kernels. Offsets are bytes from the beginning of the parameters. */
export interface LayerLayout {
  shape: LayerShape
  /**
   * panels: weights as [panel of outputs][input][place], then a row of panels of biases; places without an output are 0.
   * column: a last layer with a single output; the weights one after the other, filled up with zeros, then the bias in the first place of a row.
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
  /** Of all parameters. */
  bytes: number
}

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

/** Plain parameters (see Network) to the kernels' layout; the places between stay as they are. */
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
