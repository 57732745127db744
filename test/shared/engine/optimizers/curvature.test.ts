import { describe, expect, it } from 'vitest'
import type { Matrix } from '@shared/math/matrix'
import { createNetwork } from '@shared/engine/network/network'
import { type NewtonProblem, createCurvaturePass } from '@shared/engine/optimizers/curvature'
import { createRandom } from '@shared/math/random'

const never = () => false

/** Random rows with a gap after each, random weights, and targets of the kind. */
function randomProblem(
  rows: number,
  columns: number,
  classes: number,
  seed: number,
): NewtonProblem & { inputs: Matrix } {
  const { normal, uniform, integer } = createRandom(seed, 'sample')
  const stride = columns + 2
  const values = new Float64Array(rows * stride)
  for (let at = 0; at < values.length; at++) if (at % stride < columns) values[at] = normal()
  const weights = Float64Array.from({ length: rows }, () => 0.1 + uniform())
  const targets =
    classes === 0
      ? Float64Array.from({ length: rows }, normal)
      : Uint32Array.from({ length: rows }, () => integer(classes))
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0)
  return { rows, inputs: { rows, columns, stride, values }, targets, weights, totalWeight, shouldStop: never }
}

function evaluate(problem: NewtonProblem, classes: number, l2: number, parameters: Float64Array) {
  const network = createNetwork(problem.inputs.columns, classes, { hidden: [], activation: 'tanh' })
  const count = network.parameterCount
  const gradient = new Float64Array(count)
  const hessian = new Float64Array(count * count)
  const loss = createCurvaturePass(network, l2)(problem, parameters, gradient, hessian)
  if (loss === 'stopped') throw new Error('stopped')
  return { loss, gradient, hessian, count }
}

const randomParameters = (count: number) =>
  Float64Array.from({ length: count }, createRandom(9, 'initialisation').normal)

describe.each([
  ['sigmoid', 2, 4],
  ['softmax', 3, 12],
  ['linear', 0, 4],
])('%s', (_, classes, count) => {
  const parameters = randomParameters(count)
  const step = 1e-3

  it.each([1, 3, 4, 9])('gradient and Hessian are the differences of the loss over %i rows', (rows) => {
    const problem = randomProblem(rows, 3, classes, rows)
    const at = (index: number, by: number) =>
      evaluate(problem, classes, 0.3, parameters.with(index, parameters[index]! + by * step))
    const difference = (value: (by: number) => number) =>
      (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * step)
    const { gradient, hessian } = evaluate(problem, classes, 0.3, parameters)
    for (let a = 0; a < count; a++) {
      expect(difference((by) => at(a, by).loss)).toBeCloseTo(gradient[a]!, 9)
      for (let b = 0; b <= a; b++) {
        expect(difference((by) => at(a, by).gradient[b]!)).toBeCloseTo(hessian[a * count + b]!, 9)
      }
    }
  })

  it('a row of twice the weight is the row twice', () => {
    const once = randomProblem(6, 3, classes, 1)
    const { columns, stride, values } = once.inputs
    const twice: NewtonProblem = {
      ...once,
      rows: 7,
      inputs: { rows: 7, columns, stride, values: Float64Array.of(...values, ...values.subarray(0, stride)) },
      targets: Float64Array.of(...once.targets, once.targets[0]!),
      weights: null,
      totalWeight: 7,
    }
    const weighted = { ...once, weights: Float64Array.of(2, 1, 1, 1, 1, 1), totalWeight: 7 }
    const expected = evaluate(twice, classes, 0, parameters)
    const actual = evaluate(weighted, classes, 0, parameters)
    expect(actual.loss).toBeCloseTo(expected.loss, 13)
    actual.gradient.forEach((value, i) => expect(value).toBeCloseTo(expected.gradient[i]!, 13))
    actual.hessian.forEach((value, i) => expect(value).toBeCloseTo(expected.hessian[i]!, 13))
  })
})

it('the pass leaves biases out of the penalty', () => {
  const problem = randomProblem(5, 3, 2, 1)
  const parameters = Float64Array.of(0, 0, 0, 2)
  const [without, withPenalty] = [0, 5].map((l2) => evaluate(problem, 2, l2, parameters))
  expect(withPenalty!.loss).toBe(without!.loss)
  expect(withPenalty!.hessian[15]).toBe(without!.hessian[15])
  expect(withPenalty!.hessian[0]! - without!.hessian[0]!).toBeCloseTo(5, 13)
})

it('the pass asks whether to stop many times in a large problem', () => {
  const problem = randomProblem(100_000, 3, 2, 1)
  let asked = 0
  const network = createNetwork(3, 2, { hidden: [], activation: 'tanh' })
  const pass = createCurvaturePass(network, 0)
  const stop = (after: number) => ({ ...problem, shouldStop: () => ++asked > after })
  expect(pass(stop(Infinity), new Float64Array(4), new Float64Array(4), new Float64Array(16))).toBeCloseTo(Math.LN2, 12)
  expect(asked).toBeGreaterThan(10)
  asked = 0
  expect(pass(stop(2), new Float64Array(4), new Float64Array(4), new Float64Array(16))).toBe('stopped')
  expect(asked).toBe(3)
})
