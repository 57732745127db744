import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { panelBlock } from '@shared/engine/network/layers'
import { outputLoss } from '@shared/engine/network/losses'
import { createNetwork } from '@shared/engine/network/network'
import { panelWidth, realBytes, realView } from '@shared/engine/network/precision'
import { createRandom } from '@shared/math/random'
import { createKernels } from '@shared/kernels/kernels'
import { type PlainLoss, plainLoss } from '../plainNetwork'
import { logistic } from '../support'

const cases: { name: string; classes: number; loss: PlainLoss }[] = [
  { name: 'two classes', classes: 2, loss: { kind: 'crossEntropy' } },
  { name: 'three classes', classes: 3, loss: { kind: 'crossEntropy' } },
  { name: 'eleven classes', classes: 11, loss: { kind: 'crossEntropy' } },
  { name: 'squared error', classes: 0, loss: { kind: 'squaredError' } },
  { name: 'Huber', classes: 0, loss: { kind: 'huber', delta: 0.7 } },
]

function setUp(precision: 'float32' | 'float64', classes: number, loss: PlainLoss) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const size = realBytes[precision]
  const all = realView(memory, precision, 0, memory.buffer.byteLength / size)
  const network = createNetwork(1, classes, logistic)
  const settings = { loss: loss.kind, huberDelta: loss.kind === 'huber' ? loss.delta : 1, labelSmoothing: 0 }
  const output = outputLoss(createKernels(precision, memory), network, settings)
  const panels = Math.ceil(network.outputs / panelWidth(precision))
  const at = { z: 1024, delta: 16384, targets: 32768, weights: 40960 }
  const width = panelWidth(precision)
  const blockOf = (rows: number, offset: number) => panelBlock(offset, Math.ceil(rows / 4) * 4, panels)
  const indexOf = (rows: number, offset: number, row: number, k: number) =>
    network.outputs === 1
      ? offset / size + row
      : offset / size + (Math.floor(k / width) * blockOf(rows, offset).panelStride) / size + row * width + (k % width)

  /** The sum of the losses and every row's derivative. */
  return (z: number[][], targets: number[], weights: number[] | null) => {
    const rows = z.length
    z.forEach((row, r) => row.forEach((value, k) => (all[indexOf(rows, at.z, r, k)] = value)))
    if (classes > 0) new Uint32Array(memory.buffer, at.targets, rows).set(targets)
    else all.set(targets, at.targets / size)
    if (weights) all.set(weights, at.weights / size)
    const w = weights ? at.weights : 0
    const delta = blockOf(rows, at.delta)
    all.fill(NaN, at.delta / size, at.targets / size)
    output.deltas(blockOf(rows, at.z), at.targets, w, rows, delta)
    return {
      sum: output.sum(blockOf(rows, at.z), at.targets, w, rows),
      deltas: z.map((row, r) => row.map((_, k) => all[indexOf(rows, at.delta, r, k)]!)),
    }
  }
}

describe.each(precisions)('in %s', (precision) => {
  const sums = precision === 'float32' ? 5 : 12
  const close = precision === 'float32' ? 5 : 8

  describe.each(cases)('$name', ({ classes, loss }) => {
    const random = createRandom(classes, 'sample')
    const outputs = classes > 2 ? classes : 1
    const round = precision === 'float32' ? Math.fround : (value: number) => value
    const z = Array.from({ length: 7 }, () => Array.from({ length: outputs }, () => round(2 * random.normal())))
    const targets = z.map(() => (classes > 0 ? random.integer(classes) : round(random.normal())))
    const weights = z.map(() => round(3 * random.uniform()))
    const measure = setUp(precision, classes, loss)

    it('the loss is the sum of its definition over the rows, by their weights', () => {
      const each = z.map((row, r) => plainLoss(row, targets[r]!, loss))
      const total = each.reduce((sum, value) => sum + value, 0)
      expect(measure(z, targets, null).sum).toBeCloseTo(total, sums)
      const weighted = each.reduce((sum, value, r) => sum + weights[r]! * value, 0)
      expect(measure(z, targets, weights).sum).toBeCloseTo(weighted, sums)
    })

    it('the loss has its slope as derivative, times the weight of the row', () => {
      const h = 1e-5
      const slope = (row: number, k: number) => {
        const moved = (change: number) => z[row]!.map((value, j) => (j === k ? value + change : value))
        return (plainLoss(moved(h), targets[row]!, loss) - plainLoss(moved(-h), targets[row]!, loss)) / (2 * h)
      }
      const plain = measure(z, targets, null).deltas
      const weighted = measure(z, targets, weights).deltas
      z.forEach((row, r) =>
        row.forEach((_, k) => {
          expect(plain[r]![k]).toBeCloseTo(slope(r, k), close)
          expect(weighted[r]![k]).toBeCloseTo(weights[r]! * slope(r, k), close)
        }),
      )
    })

    it('a row of weight 0 does not count', () => {
      const none = measure(
        z,
        targets,
        weights.map(() => 0),
      )
      expect(none.sum).toBe(0)
      for (const value of none.deltas.flat()) expect(value === 0).toBe(true)
    })
  })

  const huge = precision === 'float32' ? 2 ** 127 : 2 ** 1023

  it.each([
    [huge, 1, 0, 0],
    [huge, 0, huge, 1],
    [-huge, 0, 0, 0],
    [-huge, 1, huge, -1],
  ])('two classes stay exact at the logit %d for class %d', (z, target, sum, delta) => {
    const found = setUp(precision, 2, { kind: 'crossEntropy' })([[z]], [target], null)
    expect(found.sum).toBe(sum)
    expect(found.deltas[0]![0]! + 0).toBe(delta)
  })

  it.each([
    [[huge, 0, -huge], 0, 0, [0, 0, 0]],
    [[huge, 0, -huge], 1, huge, [1, -1, 0]],
    [[-huge, -huge, -huge], 2, Math.log(3), [1 / 3, 1 / 3, -2 / 3]],
  ])('three classes stay exact at the logits %j for class %d', (z, target, sum, deltas) => {
    const found = setUp(precision, 3, { kind: 'crossEntropy' })([z], [target], null)
    if (sum > 1e30) expect(found.sum).toBe(sum)
    else expect(found.sum).toBeCloseTo(sum, 14)
    found.deltas[0]!.forEach((delta, k) => expect(delta).toBeCloseTo(deltas[k]!, close))
  })
})

it('the loss of classes that are sure and wrong beyond all numbers is infinite, not NaN', () => {
  const found = setUp('float64', 3, { kind: 'crossEntropy' })([[2 ** 1023, 0, -(2 ** 1023)]], [2], null)
  expect(found.sum).toBe(Infinity)
  expect(found.deltas[0]).toEqual([1, 0, -1])
})
