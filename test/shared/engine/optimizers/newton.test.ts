import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import type { RealArray } from '@shared/math/matrix'
import { type Network, createNetwork } from '@shared/engine/network/network'
import type { NewtonProblem } from '@shared/engine/optimizers/curvature'
import { createNewton } from '@shared/engine/optimizers/newton'
import { createRandom } from '@shared/math/random'
import { type Table, logisticObjective, sampleTable } from './support'

const never = () => false
const networkOf = (columns: number, classes: number) =>
  createNetwork(columns, classes, { hidden: [], activation: 'tanh' })

type Rows = Pick<Table, 'rows' | 'columns' | 'values'> & { targets: Uint32Array | RealArray }

const problemOf = ({ rows, columns, values, targets }: Rows, weights: Float64Array | null = null): NewtonProblem => ({
  ...{ rows, inputs: { rows, columns, stride: columns, values }, targets, weights, shouldStop: never },
  totalWeight: weights ? weights.reduce((sum, weight) => sum + weight, 0) : rows,
})

function fit(network: Network, problem: NewtonProblem, l2 = 0, tolerance = 1e-10, most = 100) {
  const newton = createNewton({ network, l2, tolerance })
  const parameters = new Float64Array(network.parameterCount)
  for (let iterations = 1; iterations <= most; iterations++) {
    const outcome = newton.iterate(problem, parameters)
    if (outcome !== 'moved') return { outcome, iterations, parameters, newton }
  }
  throw new Error('Newton does not end')
}

const expectClose = (actual: ArrayLike<number>, expected: number[], relative: number) =>
  expected.forEach((value, i) => expect(Math.abs(actual[i]! / value - 1), `parameter ${i}`).toBeLessThan(relative))

describe('logistic regression', () => {
  it.each([
    // statsmodels 0.13, maximum likelihood on the admissions sample.
    ['raw', false, [0.1756685547298686, 0.12468376667069002, -18.842860622202988]],
    ['standardized', true, [3.6037343367787553, 2.4893190693320757, 0.3227250729893183]],
  ])('has the maximum likelihood estimate of statsmodels, %s', (_, standardized, expected) => {
    const table = sampleTable('admissions', standardized)
    const { outcome, iterations, parameters, newton } = fit(networkOf(2, 2), problemOf(table))
    expect(outcome).toBe('converged')
    expect(iterations).toBeLessThanOrEqual(10)
    expect(newton.loss).toBeCloseTo(0.22259451442520364, 14)
    expectClose(parameters, expected, 1e-8)
  })

  it('ends at every figure that rounding allows with a tolerance of 0', () => {
    const { outcome, parameters } = fit(networkOf(2, 2), problemOf(sampleTable('admissions', true)), 0, 0)
    expect(outcome).toBe('stuck')
    expectClose(parameters, [3.6037343367787553, 2.4893190693320757, 0.3227250729893183], 1e-13)
  })

  it.each([true, false])('has no gradient left on breast_cancer with L2, standardized: %s', (standardized) => {
    const table = sampleTable('breast_cancer', standardized)
    const { outcome, parameters } = fit(networkOf(30, 2), problemOf(table), 1 / table.rows)
    expect(outcome).toBe('converged')
    const gradient = new Float64Array(31)
    const loss = logisticObjective(table, 1 / table.rows).evaluate(parameters, gradient)
    expect(Math.hypot(...gradient)).toBeLessThan(2e-10)
    // By Newton steps in NumPy.
    if (standardized) expect(loss).toBeCloseTo(0.06636018622473809, 14)
  })

  it('halves a step that overshoots', () => {
    // The optimum is 0. From 3, the full step goes to 3 - sinh(3) = -7.0, where the loss is higher.
    const rows: Rows = {
      rows: 4,
      columns: 1,
      values: Float64Array.of(1, 1, -1, -1),
      targets: Uint32Array.of(0, 1, 0, 1),
    }
    const newton = createNewton({ network: networkOf(1, 2), l2: 0, tolerance: 1e-12 })
    const parameters = Float64Array.of(3, 0)
    expect(newton.iterate(problemOf(rows), parameters)).toBe('moved')
    expect(parameters[0]).toBeCloseTo(3 - Math.sinh(3) / 2, 12)
    for (let iteration = 0; iteration < 10 && newton.iterate(problemOf(rows), parameters) === 'moved'; iteration++);
    expect(newton.gradientNorm).toBeLessThanOrEqual(1e-12)
    expect(newton.loss).toBeCloseTo(Math.LN2, 14)
  })

  it('counts a row of weight 3 as three rows', () => {
    const table = sampleTable('admissions', true)
    const weights = Float64Array.from(table.targets, (target) => (target === 1 ? 3 : 1))
    const order = Array.from(table.targets).flatMap((target, row) => (target === 1 ? [row, row, row] : [row]))
    const repeated: Table = {
      ...{ rows: order.length, columns: 2 },
      values: Float64Array.from(order.flatMap((row) => [...table.values.subarray(2 * row, 2 * row + 2)])),
      targets: Uint32Array.from(order, (row) => table.targets[row]!),
    }
    const expected = fit(networkOf(2, 2), problemOf(repeated)).parameters
    expectClose(fit(networkOf(2, 2), problemOf(table, weights)).parameters, [...expected], 1e-9)
  })
})

describe('linear regression', () => {
  it("has NIST's certified values for Norris after a single step", () => {
    // https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml
    const xs =
      '0.2 337.4 118.2 884.6 10.1 226.5 666.3 996.3 448.6 777 558.2 0.4 0.6 775.5 666.9 338 447.5 11.6 556 228.1 995.8 887.6 120.2 0.3 0.3 556.8 339.1 887.2 999 779 11.1 118.3 229.2 669.1 448.9 0.5'
    const ys =
      '0.1 338.8 118.1 888 9.2 228.1 668.5 998.5 449.1 778.9 559.2 0.3 0.1 778.1 668.8 339.3 448.9 10.8 557.7 228.3 998 888.8 119.6 0.3 0.6 557.6 339.3 888 998.5 778.9 10.2 117.6 228.9 668.4 449.2 0.2'
    const values = Float64Array.from(xs.split(' '), Number)
    const targets = Float64Array.from(ys.split(' '), Number)
    const { iterations, outcome, parameters } = fit(
      networkOf(1, 0),
      problemOf({ rows: 36, columns: 1, values, targets }),
      0,
      1e-7,
    )
    expect([outcome, iterations]).toEqual(['converged', 1])
    expectClose(parameters, [1.00211681802045, -0.262323073774029], 1e-11)
  })

  it('is ridge regression with L2: for one centred input, Σxy / (Σx² + rows · λ)', () => {
    const values = Float64Array.of(-2, -1, 0, 1, 2)
    const targets = Float64Array.of(1, 0, 4, 3, 7)
    const { parameters } = fit(networkOf(1, 0), problemOf({ rows: 5, columns: 1, values, targets }), 0.4)
    expectClose(parameters, [15 / (10 + 5 * 0.4), 3], 1e-14)
  })

  it('solves repeated columns by the fallback: together they weigh what one alone does', () => {
    const { normal } = createRandom(4, 'sample')
    const x = Float64Array.from({ length: 40 }, normal)
    const targets = x.map((value) => 3 * value - 1 + 0.1 * normal())
    const alone = fit(networkOf(1, 0), problemOf({ rows: 40, columns: 1, values: x, targets })).parameters
    const values = Float64Array.from([...x].flatMap((value) => [value, 1, -2 * value, 0]))
    const { outcome, parameters } = fit(networkOf(4, 0), problemOf({ rows: 40, columns: 4, values, targets }))
    expect(outcome).toBe('converged')
    expect(parameters[0]! - 2 * parameters[2]!).toBeCloseTo(alone[0]!, 8)
    expect(parameters[1]! + parameters[4]!).toBeCloseTo(alone[1]!, 8)
  })
})

describe('softmax regression', () => {
  it('with two classes is logistic regression, for both penalties', () => {
    const table = sampleTable('admissions', true)
    const two: Network = {
      ...networkOf(2, 3),
      ...{ classes: 2, outputs: 2, parameterCount: 6 },
      shapes: [{ inputs: 2, outputs: 2, weightOffset: 0, biasOffset: 4 }],
    }
    // The two weights of an input are w/2 and -w/2, whose squares add up to half of w².
    for (const [l2, half] of [
      [0, 0],
      [0.02, 0.01],
    ] as const) {
      const one = fit(networkOf(2, 2), problemOf(table), half).parameters
      const { outcome, parameters } = fit(two, problemOf(table), l2)
      expect(outcome).toBe('converged')
      expectClose(
        [1, 3, 5].map((at) => parameters[at]! - parameters[at - 1]!),
        [...one],
        1e-8,
      )
    }
  })

  it('has the loss of scikit-learn on iris', () => {
    const table = sampleTable('iris', true)
    const { outcome, parameters, newton } = fit(networkOf(4, 3), problemOf(table), 1 / table.rows)
    expect(outcome).toBe('converged')
    const penalty = parameters.subarray(0, 12).reduce((sum, weight) => sum + weight * weight, 0) / 2 / table.rows
    // scikit-learn 1.2, C = 1; it stops at a gradient of 1e-4.
    expect(Math.abs((newton.loss - penalty) / 0.1295422131138184 - 1)).toBeLessThan(1e-5)
  })

  it('does not drift along what the loss leaves open: parameters add up to 0 over the classes', () => {
    const { parameters } = fit(networkOf(4, 3), problemOf(sampleTable('iris', false)), 0, 1e-9)
    for (let i = 0; i < 5; i++) {
      const sum = parameters[3 * i]! + parameters[3 * i + 1]! + parameters[3 * i + 2]!
      expect(Math.abs(sum)).toBeLessThan(1e-10)
    }
  })
})

describe('where there is no finite estimate', () => {
  const separated: Rows = {
    ...{ rows: 6, columns: 1 },
    values: Float64Array.of(1, 2, 3, 4, 5, 6),
    targets: Uint32Array.of(0, 0, 0, 1, 1, 1),
  }

  it.each([1e-4, 1e-8, 0])('ends with finite weights that separate the rows, tolerance %d', (tolerance) => {
    const { outcome, parameters, newton } = fit(networkOf(1, 2), problemOf(separated), 0, tolerance, 1000)
    expect(outcome).toMatch(/converged|stuck/)
    expect(newton.gradientNorm).toBeLessThanOrEqual(Math.max(tolerance, 1e-100))
    expect([...parameters].every(Number.isFinite)).toBe(true)
    expect(-parameters[1]! / parameters[0]!).toBeCloseTo(3.5, 6)
  })

  it('ends on separated classes of softmax too', () => {
    const targets = Uint32Array.of(0, 0, 1, 1, 2, 2)
    const { parameters } = fit(networkOf(1, 3), problemOf({ ...separated, targets }), 0, 1e-9, 1000)
    expect([...parameters].every(Number.isFinite)).toBe(true)
  })
})

describe("Newton's method ends as", () => {
  const table = sampleTable('admissions', false)

  it('diverged for inputs too large to be squared', () => {
    const values = table.values.map((value) => value * 1e200)
    const parameters = new Float64Array(3)
    const newton = createNewton({ network: networkOf(2, 2), l2: 0, tolerance: 1e-8 })
    expect(newton.iterate(problemOf({ ...table, values }), parameters)).toBe('diverged')
    expect([...parameters]).toEqual([0, 0, 0])
  })

  it('goes by the gradient where every probability is 0 or 1, and wrong', () => {
    const one: Rows = { rows: 2, columns: 1, values: Float64Array.of(1, -1), targets: Uint32Array.of(0, 1) }
    const parameters = Float64Array.of(1e5, 0)
    const newton = createNewton({ network: networkOf(1, 2), l2: 0, tolerance: 1e-8 })
    expect(newton.iterate(problemOf(one), parameters)).toBe('moved')
    expect([...parameters]).toEqual([1e5 - 1, 0])
  })

  it('refuses more than 2,000 parameters and says what to choose', () => {
    expect(() => createNewton({ network: networkOf(1999, 2), l2: 0, tolerance: 1e-8 })).not.toThrow()
    const attempt = () => createNewton({ network: networkOf(400, 5), l2: 0, tolerance: 1e-8 })
    expect(attempt).toThrow(LabError)
    expect(attempt).toThrow(/2,005.*Choose L-BFGS/)
    expect(attempt).toThrow(expect.objectContaining({ code: 'bad-setting', path: ['training', 'optimizer'] }))
  })
})

it('a stop leaves no trace, whichever question it answers', () => {
  const table = sampleTable('iris', true)
  const network = networkOf(4, 3)
  let questions = 0
  const counted = { ...problemOf(table), shouldStop: () => ++questions < 0 }
  const whole = fit(network, counted, 0.01, 0).parameters
  const all = questions
  expect(all).toBeGreaterThan(100)
  for (let stopAt = 1; stopAt <= all; stopAt++) {
    questions = 0
    const problem = { ...problemOf(table), shouldStop: () => ++questions === stopAt }
    const newton = createNewton({ network, l2: 0.01, tolerance: 0 })
    const parameters = new Float64Array(15)
    const outcomes: string[] = []
    while (outcomes.at(-1) !== 'stuck') {
      const before = parameters.slice()
      outcomes.push(newton.iterate(problem, parameters))
      if (outcomes.at(-1) === 'stopped') expect(parameters).toEqual(before)
    }
    expect(outcomes.filter((outcome) => outcome === 'stopped').length).toBe(1)
    expect(parameters).toEqual(whole)
  }
})

it("Newton's method continues from parameters alone with the same bits", () => {
  const table = sampleTable('breast_cancer', true)
  const network = networkOf(30, 2)
  const parameters = new Float64Array(31)
  for (let iteration = 0; iteration < 6; iteration++) {
    createNewton({ network, l2: 0.01, tolerance: 0 }).iterate(problemOf(table), parameters)
  }
  const whole = createNewton({ network, l2: 0.01, tolerance: 0 })
  const expected = new Float64Array(31)
  for (let iteration = 0; iteration < 6; iteration++) whole.iterate(problemOf(table), expected)
  expect(parameters).toEqual(expected)
})
