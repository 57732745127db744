import { describe, expect, it } from 'vitest'
import type { Precision } from '@shared/spec/runSpec'
import { type Kernels, createKernels } from '@shared/kernels/kernels'
import { createRandom } from '@shared/math/random'
import type { RealArray } from '@shared/math/matrix'

/** Plain definitions, in float64, to compare with. */
const sizes: [rows: number, inner: number, outputs: number][] = [
  [1, 1, 1],
  [3, 2, 5],
  [4, 8, 8],
  [7, 9, 17],
  [32, 20, 16],
  [13, 50, 3],
]

/** A bench of numbers in a memory, allocated one after the other. */
function desk(precision: Precision) {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 16, shared: true })
  const kernels: Kernels = createKernels(precision, memory)
  const size = precision === 'float32' ? 4 : 8
  const all: RealArray = precision === 'float32' ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer)
  const random = createRandom(7, 'sample')
  let next = 64
  const allocate = (count: number) => {
    const at = next
    next += Math.ceil((count * size) / 64) * 64 + 64
    return at
  }
  /** Matrix row by row of normal numbers, as the precision holds them. */
  const draw = (rows: number, columns: number) =>
    Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => (size === 4 ? Math.fround(random.normal()) : random.normal())),
    )
  const width = 32 / size
  const panelsOf = (columns: number) => Math.ceil(columns / width)
  /** To panel blocks, rows rounded up to 4; what is not a number of the matrix is `filling`. */
  const putPanels = (matrix: number[][], columns: number, filling: number) => {
    const rows = Math.ceil(matrix.length / 4) * 4
    const at = allocate(panelsOf(columns) * rows * width)
    all.fill(filling, at / size, at / size + panelsOf(columns) * rows * width)
    matrix.forEach((row, r) =>
      row.forEach((value, c) => {
        all[at / size + (Math.floor(c / width) * rows + r) * width + (c % width)] = value
      }),
    )
    return { at, stride: rows * 32 }
  }
  const getPanels = (at: number, stride: number, rows: number, columns: number) =>
    Array.from({ length: rows }, (_, r) =>
      Array.from(
        { length: columns },
        (_, c) => all[at / size + (Math.floor(c / width) * stride) / size + r * width + (c % width)]!,
      ),
    )
  /** Weights: as panels of exactly as many rows as there are inputs. */
  const putWeights = (matrix: number[][], outputs: number) => {
    const inner = matrix.length
    const at = allocate(panelsOf(outputs) * inner * width)
    all.fill(0, at / size, at / size + panelsOf(outputs) * inner * width)
    matrix.forEach((row, k) =>
      row.forEach((value, n) => {
        all[at / size + (Math.floor(n / width) * inner + k) * width + (n % width)] = value
      }),
    )
    return at
  }
  return { kernels, all, size, width, allocate, draw, panelsOf, putPanels, getPanels, putWeights }
}

const product = (a: number[][], b: number[][]) =>
  a.map((row) => b[0]!.map((_, column) => row.reduce((sum, value, k) => sum + value * b[k]![column]!, 0)))
const transposed = (a: number[][]) => a[0]!.map((_, column) => a.map((row) => row[column]!))

function expectClose(found: number[][], wanted: number[][], precision: Precision) {
  const tolerance = precision === 'float32' ? 1e-4 : 1e-12
  expect(found.length).toBe(wanted.length)
  found.forEach((row, r) =>
    row.forEach((value, c) => expect(Math.abs(value - wanted[r]![c]!)).toBeLessThanOrEqual(tolerance)),
  )
}

describe.each(['float32', 'float64'] as const)('products in %s', (precision) => {
  it.each(sizes)('multiply is a W + b: %i rows, %i inputs, %i outputs', (rows, inner, outputs) => {
    const d = desk(precision)
    const a = d.draw(rows, inner)
    const w = d.draw(inner, outputs)
    const [b] = d.draw(1, outputs) as [number[]]
    // What lies beyond the inputs in their last panel must not be read.
    const block = d.putPanels(a, inner, Number.NaN)
    const weights = d.putWeights(w, outputs)
    const bias = d.putWeights([b], outputs)
    const out = d.putPanels(d.draw(rows, outputs), outputs, 0)
    d.kernels.multiply(block.at, block.stride, weights, inner, bias, out.at, out.stride, rows, d.panelsOf(outputs))
    const wanted = product(a, w).map((row) => row.map((value, n) => value + b[n]!))
    expectClose(d.getPanels(out.at, out.stride, rows, outputs), wanted, precision)
  })

  it.each(sizes)('outer is aᵀ d, added or put: %i rows, %i inputs, %i outputs', (rows, inner, outputs) => {
    const d = desk(precision)
    const a = d.draw(rows, inner)
    const delta = d.draw(rows, outputs)
    const before = d.draw(inner, outputs)
    const block = d.putPanels(a, inner, 0)
    const deltas = d.putPanels(delta, outputs, 0)
    const gradient = d.putWeights(before, outputs)
    const after = d.putWeights(d.draw(1, 1), 1)
    const untouched = d.all[after / d.size]
    const sum = (accumulate: number) => {
      d.kernels.outer(
        block.at,
        block.stride,
        deltas.at,
        deltas.stride,
        inner,
        gradient,
        rows,
        d.panelsOf(outputs),
        accumulate,
      )
      return d.getPanels(gradient, inner * 32, inner, outputs)
    }
    const wanted = product(transposed(a), delta)
    expectClose(
      sum(1),
      wanted.map((row, k) => row.map((value, n) => value + before[k]![n]!)),
      precision,
    )
    expectClose(sum(0), wanted, precision)
    expect(d.all[after / d.size]).toBe(untouched)
  })

  it.each(sizes)('blocks of rows change no bit: %i rows, %i inputs, %i outputs', (rows, inner, outputs) => {
    const d = desk(precision)
    const a = d.draw(rows, inner)
    const w = d.putWeights(d.draw(inner, outputs), outputs)
    const bias = d.putWeights(d.draw(1, outputs), outputs)
    const run = (part: number[][]) => {
      const block = d.putPanels(part, inner, 0)
      const out = d.putPanels(d.draw(part.length, outputs), outputs, 0)
      const panels = d.panelsOf(outputs)
      d.kernels.multiply(block.at, block.stride, w, inner, bias, out.at, out.stride, part.length, panels)
      return d.getPanels(out.at, out.stride, part.length, outputs)
    }
    expect([...run(a.slice(0, 2)), ...run(a.slice(2))].slice(0, rows)).toEqual(run(a))
  })

  it.each(sizes)(
    'transpose gives the derivative by the inputs: %i rows, %i inputs, %i outputs',
    (rows, inner, outputs) => {
      const d = desk(precision)
      const w = d.draw(inner, outputs)
      const delta = d.draw(rows, outputs)
      const weights = d.putWeights(w, outputs)
      const deltas = d.putPanels(delta, outputs, 0)
      const turned = d.putWeights(
        Array.from({ length: outputs }, () => new Array<number>(inner).fill(0)),
        inner,
      )
      const zeros = d.putWeights([new Array<number>(inner).fill(0)], inner)
      const out = d.putPanels(d.draw(rows, inner), inner, Number.NaN)
      d.kernels.transpose(weights, inner, outputs, turned)
      d.kernels.multiply(deltas.at, deltas.stride, turned, outputs, zeros, out.at, out.stride, rows, d.panelsOf(inner))
      expectClose(d.getPanels(out.at, out.stride, rows, inner), product(delta, transposed(w)), precision)
      // Padding columns are 0.
      const padded = d.panelsOf(inner) * d.width
      d.getPanels(out.at, out.stride, rows, padded).forEach((row) =>
        row.slice(inner).forEach((value) => expect(value).toBe(0)),
      )
    },
  )

  it.each(sizes)('sumRows adds up columns: %i rows, %i inputs, %i outputs', (rows, _, outputs) => {
    const d = desk(precision)
    const delta = d.draw(rows, outputs)
    const deltas = d.putPanels(delta, outputs, 0)
    const gradient = d.putWeights([new Array<number>(outputs).fill(9)], outputs)
    d.kernels.sumRows(deltas.at, deltas.stride, gradient, rows, d.panelsOf(outputs), 0)
    expectClose(d.getPanels(gradient, 32, 1, outputs), product([new Array<number>(rows).fill(1)], delta), precision)
  })
})

describe.each(['float32', 'float64'] as const)('a single output in %s', (precision) => {
  it.each([
    [1, 1],
    [5, 2],
    [9, 20],
    [33, 67],
  ])('%i rows of %i inputs, row by row', (rows, inner) => {
    const d = desk(precision)
    const stride = Math.ceil((inner * d.size) / 16) * 16
    const a = d.draw(rows, inner)
    const at = d.allocate((rows * stride) / d.size)
    a.forEach((row, r) => row.forEach((value, k) => (d.all[(at + r * stride) / d.size + k] = value)))
    const w = d.allocate(inner + d.width)
    const [weights, [bias]] = [d.draw(1, inner)[0]!, d.draw(1, 1)[0] as [number]]
    weights.forEach((value, k) => (d.all[w / d.size + k] = value))
    const b = d.allocate(1)
    d.all[b / d.size] = bias
    const out = d.allocate(rows)
    d.kernels.columnMultiply(at, stride, 0, stride, 1, w, b, rows, out)
    const column = (from: number, count: number) => Array.from({ length: count }, (_, i) => [d.all[from / d.size + i]!])
    const wanted = product(a, transposed([weights])).map(([value]) => [value! + bias])
    expectClose(column(out, rows), wanted, precision)

    const gradient = d.allocate(inner + d.width)
    const delta = column(out, rows)
    d.kernels.columnOuter(at, stride, 0, stride, 1, out, rows, gradient, 0)
    expectClose(column(gradient, inner), product(transposed(a), delta), precision)
    d.kernels.columnOuter(at, stride, 0, stride, 1, out, rows, gradient, 1)
    const twice = product(transposed(a), delta).map(([value]) => [2 * value!])
    expectClose(column(gradient, inner), twice, precision)

    const sum = d.allocate(1)
    d.kernels.columnSum(out, rows, sum, 0)
    expectClose(column(sum, 1), [[delta.reduce((total, [value]) => total + value!, 0)]], precision)
  })

  it('spreads back over panels', () => {
    const d = desk(precision)
    const rows = 6
    const inner = 11
    const [weights] = d.draw(1, inner) as [number[]]
    const w = d.allocate(d.panelsOf(inner) * d.width)
    weights.forEach((value, k) => (d.all[w / d.size + k] = value))
    const delta = d.allocate(rows)
    const deltas = d.draw(rows, 1)
    deltas.forEach(([value], r) => (d.all[delta / d.size + r] = value!))
    const out = d.putPanels(d.draw(rows, inner), inner, 0)
    d.kernels.columnSpread(delta, w, d.panelsOf(inner), rows, out.at, out.stride)
    expectClose(d.getPanels(out.at, out.stride, rows, inner), product(deltas, [weights]), precision)
  })
})

describe.each(['float32', 'float64'] as const)('gathering in %s', (precision) => {
  it('brings rows together in the given order, as panels and as rows', () => {
    const d = desk(precision)
    const rows = 9
    const inner = 10
    const stride = Math.ceil((inner * d.size) / 16) * 16
    const a = d.draw(rows, inner)
    const at = d.allocate((rows * stride) / d.size + 64)
    a.forEach((row, r) => row.forEach((value, k) => (d.all[(at + r * stride) / d.size + k] = value)))
    const order = d.allocate(rows)
    const rowOrder = [4, 0, 8, 3, 3, 7, 1, 2, 6]
    new Uint32Array(d.all.buffer, order, rows).set(rowOrder)
    const out = d.putPanels(d.draw(5, inner), inner, 0)
    d.kernels.gatherPanels(at, stride, order, 2, 5, d.panelsOf(inner), out.at, out.stride)
    const wanted = rowOrder.slice(2, 7).map((row) => a[row]!)
    expect(d.getPanels(out.at, out.stride, 5, inner)).toEqual(wanted)
    d.kernels.gatherPanels(at, stride, 0, 2, 5, d.panelsOf(inner), out.at, out.stride)
    expect(d.getPanels(out.at, out.stride, 5, inner)).toEqual(a.slice(2, 7))
    const copied = d.allocate((5 * stride) / d.size)
    d.kernels.gatherRows(at, stride, order, 2, 5, copied)
    wanted.forEach((row, r) => row.forEach((value, k) => expect(d.all[(copied + r * stride) / d.size + k]).toBe(value)))
    d.kernels.gatherNumbers(at, order, 0, 3, copied)
    const flat = Array.from({ length: 9 }, (_, i) => d.all[at / d.size + i])
    expect(Array.from(d.all.subarray(copied / d.size, copied / d.size + 3))).toEqual([flat[4], flat[0], flat[8]])
    d.kernels.gatherClasses(order, order, 0, 3, copied)
    expect(Array.from(new Uint32Array(d.all.buffer, copied, 3))).toEqual([rowOrder[4], rowOrder[0], rowOrder[8]])
  })
})
