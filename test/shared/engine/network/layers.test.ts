import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { type Block, layerForward, layerGradient, layerInputGradient, panelBlock } from '@shared/engine/network/layers'
import { fromLayout, layoutOf, toLayout } from '@shared/engine/network/layout'
import { createNetwork } from '@shared/engine/network/network'
import { panelBytes, panelWidth, realBytes, realView } from '@shared/engine/network/precision'
import { createRandom } from '@shared/math/random'
import { createKernels } from '@shared/kernels/kernels'

const rows = 7
const inputs = 11
const panels = precisions.flatMap((precision) => [1, 3, 9].map((outputs) => ({ precision, outputs })))

describe.each(panels)('a layer of $outputs outputs in $precision', ({ precision, outputs }) => {
  const close = precision === 'float32' ? 5 : 13
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 4, shared: true })
  const kernels = createKernels(precision, memory)
  const size = realBytes[precision]
  const width = panelWidth(precision)
  const all = realView(memory, precision, 0, memory.buffer.byteLength / size)
  const { normal } = createRandom(outputs, 'sample')
  const matrix = (columns: number) => Array.from({ length: rows }, () => Array.from({ length: columns }, normal))

  const network = createNetwork(inputs, outputs === 1 ? 2 : outputs, { hidden: [], activation: 'tanh' })
  const layout = layoutOf(network, precision)
  const layer = layout.layers[0]!
  const plain = Float64Array.from({ length: network.parameterCount }, normal)
  const weight = (i: number, o: number) => plain[i * outputs + o]!
  const at = { parameters: 1024, gradient: 8192, a: 16384, out: 32768, below: 49152, transposed: 65536, zeros: 81920 }
  toLayout(layout, plain, all.subarray(at.parameters / size))

  const widthOf = (columns: number) => Math.ceil(columns / width)
  const index = (block: Block, row: number, column: number) =>
    (block.at + Math.floor(column / width) * block.panelStride + row * block.rowStride) / size + (column % width)
  const put = (block: Block, values: number[][]) =>
    values.forEach((row, r) => row.forEach((value, c) => (all[index(block, r, c)] = value)))
  const column = (block: Block) => layer.kind === 'column' && block.at !== at.a && block.at !== at.below
  const get = (block: Block, columns: number) =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => all[column(block) ? block.at / size + r : index(block, r, c)]!),
    )
  const a = panelBlock(at.a, 8, widthOf(inputs))
  const out = panelBlock(at.out, 8, layer.panels)
  const x = matrix(inputs)
  put(a, x)
  const expectClose = (found: number[][], wanted: (row: number, column: number) => number) =>
    found.forEach((row, r) => row.forEach((value, c) => expect(value).toBeCloseTo(wanted(r, c), close)))
  const sum = (length: number, term: (k: number) => number) =>
    Array.from({ length }, (_, k) => term(k)).reduce((total, value) => total + value, 0)

  it('forward is a W + b', () => {
    layerForward(kernels, layer, at.parameters, a, layer.kind === 'column' ? rows : 8, out)
    const bias = (o: number) => plain[inputs * outputs + o]!
    expectClose(get(out, outputs), (r, o) => bias(o) + sum(inputs, (i) => x[r]![i]! * weight(i, o)))
  })

  const d = matrix(outputs)
  const putDeltas = () => {
    all.fill(0, at.out / size, (at.out + 8192) / size)
    if (layer.kind === 'column') d.forEach((row, r) => (all[at.out / size + r] = row[0]!))
    else put(out, d)
  }

  it('the gradient is aᵀ d and the column sums of d, put or added', () => {
    putDeltas()
    const gradient = all.subarray(at.gradient / size, (at.gradient + layout.bytes) / size)
    for (const times of [1, 2]) {
      layerGradient(kernels, layer, at.gradient, a, rows, out, times > 1)
      const found = fromLayout(layout, gradient, network.parameterCount)
      for (let o = 0; o < outputs; o++) {
        for (let i = 0; i < inputs; i++) {
          expect(found[i * outputs + o]).toBeCloseTo(times * sum(rows, (r) => x[r]![i]! * d[r]![o]!), close)
        }
        expect(found[inputs * outputs + o]).toBeCloseTo(times * sum(rows, (r) => d[r]![o]!), close)
      }
    }
  })

  it('the derivative by the inputs is d Wᵀ, and 0 where there is no input', () => {
    putDeltas()
    const below = panelBlock(at.below, 8, widthOf(inputs))
    if (layer.kind === 'panels') kernels.transpose(at.parameters, inputs, outputs, at.transposed)
    const count = layer.kind === 'column' ? rows : 8
    layerInputGradient(kernels, layer, at.parameters, at.transposed, at.zeros, out, count, below)
    const padded = below.panels * width
    expectClose(get(below, padded), (r, i) => (i < inputs ? sum(outputs, (o) => d[r]![o]! * weight(i, o)) : 0))
  })
})

it('a block of panels is rows of 32 bytes, panels apart from each other', () => {
  const block = panelBlock(128, 12, 3)
  expect(block).toMatchObject({ at: 128, rows: 12, rowStride: panelBytes, panelBytes, panels: 3 })
  expect(block.panelStride).toBeGreaterThanOrEqual(12 * panelBytes)
})
