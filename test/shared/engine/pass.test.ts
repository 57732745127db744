import { describe, expect, it } from 'vitest'
import { activations, precisions } from '@shared/spec/runSpec'
import { fromLayout, toLayout } from '@shared/engine/network/layout'
import { type Rows, createPass } from '@shared/engine/pass'
import { panelWidth, realBytes, realView } from '@shared/engine/network/precision'
import { createRandom } from '@shared/math/random'
import { createKernels } from '@shared/kernels/kernels'
import { parametersAt } from './lossSurface'
import { type PlainLoss, plainMeanLoss, plainSums, rowOf } from './plainNetwork'
import {
  type Given,
  dataOf,
  gradientDescent,
  logistic,
  never,
  randomNumberPart,
  randomPart,
  withWeights,
} from './support'

const rows = 29

/** A pass over 29 weighted rows with random parameters, biases too. Blocks are as large as a mini-batch. */
function passOn({ classCount = 2, training, ...given }: Given = {}, blockRows = rows) {
  const part = withWeights(classCount > 0 ? randomPart(rows, 5, classCount) : randomNumberPart(rows, 5))
  const batches = { optimizer: 'sgd', batchSize: blockRows } as const
  const data = dataOf(part, { ...given, classCount, training: { ...gradientDescent, ...training, ...batches } })
  const { plan, memory } = data
  const { normal } = createRandom(5, 'initialisation')
  const parameters = Float64Array.from({ length: plan.network.parameterCount }, normal)
  toLayout(plan.layout, parameters, parametersAt(data, plan.parameters))
  const kernels = createKernels(plan.training.precision, memory)
  const pass = createPass(plan, memory, kernels, plan.scratchOffset)
  const all: Rows = { part: plan.train, order: 0, from: 0, to: rows }
  const gradient = (which = all, epoch = 0) => {
    pass.gradient(which, plan.gradient, epoch, false, never)
    return fromLayout(plan.layout, parametersAt(data, plan.gradient), plan.network.parameterCount)
  }
  return { part, data, plan, parameters, pass, all, gradient }
}

/** The last layer's sums, row by row. */
function outputsOf({ data, plan, pass, all }: ReturnType<typeof passOn>, which = all): number[][] {
  const { precision } = plan.training
  const size = realBytes[precision]
  const width = panelWidth(precision)
  const memory = realView(data.memory, precision, 0, data.memory.buffer.byteLength / size)
  const { outputs } = plan.network
  const found: number[][] = []
  pass.outputs(which, (z, start, count) => {
    expect(start).toBe(found.length)
    for (let row = 0; row < count; row++) {
      const at = (k: number) =>
        outputs === 1 ? row : (Math.floor(k / width) * z.panelStride) / size + row * width + (k % width)
      found.push(Array.from({ length: outputs }, (_, k) => memory[z.at / size + at(k)]!))
    }
  })
  return found
}

const kinds: [string, number, PlainLoss][] = [
  ['two classes', 2, { kind: 'crossEntropy' }],
  ['nine classes', 9, { kind: 'crossEntropy' }],
  ['squared error', 0, { kind: 'squaredError' }],
  ['Huber', 0, { kind: 'huber', delta: 0.5 }],
]
const hiddens = [[], [1], [6], [9, 17, 3]]

describe.each(precisions)('in %s', (precision) => {
  const close = precision === 'float32' ? 4 : 10

  describe.each(hiddens.map((hidden) => ({ hidden })))('layers of $hidden', ({ hidden }) => {
    it.each(kinds)('%s: outputs and losses are those of the plain formulas', (_, classCount, loss) => {
      for (const activation of hidden.length > 0 ? activations : (['tanh'] as const)) {
        const training = { ...gradientDescent, precision, loss: loss.kind, huberDelta: 0.5 }
        const given = passOn({ network: { ...logistic, hidden, activation }, training, classCount })
        const { part, plan, parameters, pass, all } = given
        outputsOf(given).forEach((found, row) => {
          const sums = plainSums(plan.network, parameters, rowOf(part, row)).at(-1)!
          found.forEach((value, k) => expect(value, activation).toBeCloseTo(sums[k]!, close))
        })
        const mean = pass.loss(all, never) / rows
        expect(mean, activation).toBeCloseTo(plainMeanLoss(plan.network, parameters, part, loss), close)
      }
    })
  })

  it.each(activations)('padding gets no slope, with %s', (activation) => {
    // The units that fill up a panel put out f(0), which is not 0 for sigmoid and softplus.
    const training = { ...gradientDescent, precision }
    const { plan, data, gradient } = passOn({ network: { ...logistic, hidden: [3, 5], activation }, training }, 8)
    gradient()
    const values = parametersAt(data, plan.gradient).slice()
    const used = new Float64Array(values.length)
    toLayout(plan.layout, new Float64Array(plan.network.parameterCount).fill(1), used)
    values.forEach((value, i) => {
      if (used[i] === 0) expect(value === 0).toBe(true)
    })
    expect(values.filter((value) => value !== 0).length).toBeGreaterThan(0.5 * plan.network.parameterCount)
  })
})

describe('blocks of rows', () => {
  const network = { ...logistic, hidden: [6, 4] }
  const whole = passOn({ network, classCount: 3 })

  it.each([1, 8, 12, 16])('of %d give the same outputs to the bit, and the same sums but for rounding', (blockRows) => {
    const cut = passOn({ network, classCount: 3 }, blockRows)
    expect(cut.plan.scratch.blockRows).toBe(Math.ceil(blockRows / 4) * 4)
    expect(outputsOf(cut)).toEqual(outputsOf(whole))
    expect(Math.abs(cut.pass.loss(cut.all, never) - whole.pass.loss(whole.all, never))).toBeLessThan(1e-12)
    const gradient = whole.gradient()
    cut.gradient().forEach((value, i) => expect(Math.abs(value - gradient[i]!)).toBeLessThan(1e-12))
  })

  it('are each preceded by the question whether to stop', () => {
    const { pass, all, plan } = passOn({ network }, 8)
    const stopAt = (n: number) => {
      let asked = 0
      return { stop: () => ++asked === n, asked: () => asked }
    }
    for (const run of [
      (stop: () => boolean) => pass.loss(all, stop),
      (stop: () => boolean) => pass.gradient(all, plan.gradient, 0, true, stop),
    ]) {
      const third = stopAt(3)
      expect(run(third.stop)).toBeNaN()
      expect(third.asked()).toBe(3)
      const none = stopAt(0)
      expect(run(none.stop)).toBeGreaterThan(0)
      expect(none.asked()).toBe(Math.ceil(rows / 8))
    }
  })
})

describe('rows', () => {
  it.each([[[]], [[6]]])('by an order are the rows it names, with layers of %j', (hidden) => {
    const given = passOn({ network: { ...logistic, hidden } })
    const { data, plan, pass, gradient } = given
    const order = new Uint32Array(data.memory.buffer, plan.order, rows)
    order.set([3, 28, 0, 7, 11, 28])
    const outputs = outputsOf(given)
    const ordered: Rows = { part: plan.train, order: plan.order, from: 1, to: 6 }
    expect(outputsOf(given, ordered)).toEqual([28, 0, 7, 11, 28].map((row) => outputs[row]))
    const single = (row: number): Rows => ({ part: plan.train, order: 0, from: row, to: row + 1 })
    const each = [28, 0, 7, 11, 28].map((row) => ({
      slope: gradient(single(row)),
      loss: pass.loss(single(row), never),
    }))
    const loss = each.reduce((sum, row) => sum + row.loss, 0)
    expect(pass.gradient(ordered, plan.gradient, 0, true, never)).toBeCloseTo(loss, 12)
    expect(pass.loss(ordered, never)).toBeCloseTo(loss, 12)
    gradient(ordered).forEach((value, i) => {
      const sum = each.reduce((total, { slope }) => total + slope[i]!, 0)
      expect(value).toBeCloseTo(sum, 12)
    })
  })

  it('from the middle of a part are those', () => {
    const given = passOn({ network: { ...logistic, hidden: [6] } })
    const some: Rows = { ...given.all, from: 5, to: 20 }
    expect(outputsOf(given, some)).toEqual(outputsOf(given).slice(5, 20))
  })
})

describe('dropout', () => {
  const given = (blockRows: number) =>
    passOn({ network: { ...logistic, hidden: [7, 5] }, training: { ...gradientDescent, dropout: 0.4 } }, blockRows)

  it('drops the same units in every cut into blocks', () => {
    const whole = given(rows).gradient()
    given(8)
      .gradient()
      .forEach((value, i) => expect(Math.abs(value - whole[i]!)).toBeLessThan(1e-12))
  })

  it('drops others in each epoch, and none where only losses are asked for', () => {
    const { gradient, all, pass } = given(rows)
    expect(gradient(all, 1)).not.toEqual(gradient(all, 0))
    const without = passOn({ network: { ...logistic, hidden: [7, 5] } })
    expect(pass.loss(all, never)).toBe(without.pass.loss(all, never))
  })
})
