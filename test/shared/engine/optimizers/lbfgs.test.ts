import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RealArray } from '@shared/math/matrix'
import { createLbfgs } from '@shared/engine/optimizers/lbfgs'
import type { QuasiNewton, SmoothObjective } from '@shared/engine/optimizers/quasiNewton'
import { createRandom } from '@shared/math/random'
import { logisticObjective, sampleTable } from './support'

/** Rosenbrock's valley, 100 (y - x²)² + (1 - x)², with its minimum 0 at (1, 1) (The Computer Journal 3, 1960). */
const rosenbrock: SmoothObjective = {
  evaluate(parameters, gradient) {
    const [x, y] = [parameters[0]!, parameters[1]!]
    gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x)
    gradient[1] = 200 * (y - x * x)
    return 100 * (y - x * x) ** 2 + (1 - x) ** 2
  },
}

function run(lbfgs: QuasiNewton, objective: SmoothObjective, parameters: RealArray, most = 1000) {
  for (let iterations = 1; iterations <= most; iterations++) {
    const outcome = lbfgs.iterate(objective, parameters)
    if (outcome !== 'moved') return { outcome, iterations }
  }
  return { outcome: 'moved', iterations: most }
}

describe("Rosenbrock's valley", () => {
  it('converges to (1, 1) from (-1.2, 1) within 60 iterations', () => {
    const parameters = Float64Array.of(-1.2, 1)
    const lbfgs = createLbfgs(2, 1e-9, 'float64')
    const { outcome, iterations } = run(lbfgs, rosenbrock, parameters)
    expect(outcome).toBe('converged')
    expect(iterations).toBeLessThanOrEqual(60)
    parameters.forEach((value) => expect(value).toBeCloseTo(1, 9))
    expect(lbfgs.gradientNorm).toBeLessThanOrEqual(1e-9)
    expect(lbfgs.loss).toBeLessThan(1e-18)
  })

  it('gets as far as float32 allows', () => {
    const parameters = Float32Array.of(-1.2, 1)
    expect(run(createLbfgs(2, 0, 'float32'), rosenbrock, parameters).outcome).toMatch(/stuck|converged/)
    parameters.forEach((value) => expect(Math.abs(value - 1)).toBeLessThan(1e-3))
  })
})

/** ½ (x - x*)ᵀ A (x - x*) + 7 with A = B Bᵀ + I, B random n × n, and the x* it was made from. */
function quadratic(n: number, seed: number) {
  const { normal } = createRandom(seed, 'sample')
  const b = Float64Array.from({ length: n * n }, normal)
  const solution = Float64Array.from({ length: n }, normal)
  const objective: SmoothObjective = {
    evaluate(x, gradient) {
      const from = solution.map((value, i) => x[i]! - value)
      const inner = from.map((_, k) => from.reduce((sum, value, i) => sum + b[i * n + k]! * value, 0))
      for (let i = 0; i < n; i++) {
        gradient[i] = from[i]! + inner.reduce((sum, value, k) => sum + b[i * n + k]! * value, 0)
      }
      return 7 + 0.5 * (from.reduce((sum, v) => sum + v * v, 0) + inner.reduce((sum, v) => sum + v * v, 0))
    },
  }
  return { objective, solution }
}

it('L-BFGS reaches the solution of every random positive definite quadratic', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 25 }), fc.nat(10_000), (n, seed) => {
      const { objective, solution } = quadratic(n, seed)
      const parameters = new Float64Array(n)
      // A step from a gradient g lowers the loss by g² / 2λ or more, λ being 130 at most for 25 columns: at 1e-6 still four units in
      // the last place of a loss of 7, at 1e-8 no longer.
      expect(run(createLbfgs(n, 1e-6, 'float64'), objective, parameters).outcome).toBe('converged')
      // The least eigenvalue of A is 1 or more, so that the distance is at most the gradient's norm.
      parameters.forEach((value, i) => expect(Math.abs(value - solution[i]!)).toBeLessThan(1e-6))
    }),
  )
})

describe('logistic regression on breast_cancer, standardized, with λ = 1 / rows', () => {
  const table = sampleTable('breast_cancer', true)
  const count = table.columns + 1
  /** By Newton steps in NumPy. */
  const optimum = 0.06636018622473809

  it('takes as few evaluations as SciPy to a gradient norm of 1e-6', () => {
    const objective = logisticObjective(table, 1 / table.rows)
    const lbfgs = createLbfgs(count, 1e-6, 'float64')
    const { outcome, iterations } = run(lbfgs, objective, new Float64Array(count))
    expect(outcome).toBe('converged')
    // The loss is above the optimum by ‖g‖² / 2λ at most, as long as λ is the least curvature.
    expect(lbfgs.loss - optimum).toBeLessThan(0.5e-12 * table.rows)
    // SciPy 1.17.1, L-BFGS-B with ten pairs: 40 evaluations.
    expect(objective.evaluations).toBeLessThanOrEqual(40)
    expect(objective.evaluations).toBeLessThanOrEqual(1.15 * iterations + 1)
  })

  it('ends at what rounding allows where the tolerance asks for more', () => {
    const lbfgs = createLbfgs(count, 0, 'float64')
    expect(run(lbfgs, logisticObjective(table, 1 / table.rows), new Float64Array(count)).outcome).toBe('stuck')
    expect(Math.abs(lbfgs.loss - optimum)).toBeLessThan(1e-15)
    expect(lbfgs.gradientNorm).toBeLessThan(1e-10)
  })

  it('ends within rounding of the same loss in float32', () => {
    const lbfgs = createLbfgs(count, 0, 'float32')
    const { outcome } = run(lbfgs, logisticObjective(table, 1 / table.rows), new Float32Array(count))
    expect(outcome).toBe('stuck')
    expect(Math.abs(lbfgs.loss - optimum)).toBeLessThan(1e-6)
  })
})

describe('a stop leaves no trace', () => {
  const table = sampleTable('breast_cancer', true)
  const count = table.columns + 1
  const objective = logisticObjective(table, 1e-3)

  it('in whichever evaluation it comes', () => {
    const whole = new Float64Array(count)
    run(createLbfgs(count, 0, 'float64'), objective, whole, 20)
    for (const every of [1, 2, 3, 4]) {
      const parameters = new Float64Array(count)
      const lbfgs = createLbfgs(count, 0, 'float64')
      let moves = 0
      for (let call = 0, evaluation = 0; moves < 20; call++) {
        // In every second call, the n-th evaluation is stopped.
        const stopping: SmoothObjective = {
          evaluate: (at, to) => {
            const stop = call % 2 === 0 && ++evaluation % every === 0
            if (stop) to.fill(NaN)
            return stop ? 'stopped' : objective.evaluate(at, to)
          },
        }
        const before = parameters.slice()
        const outcome = lbfgs.iterate(stopping, parameters)
        if (outcome === 'stopped') expect(parameters).toEqual(before)
        else moves++
      }
      expect(parameters).toEqual(whole)
    }
  })

  it('nor does saving and restoring', () => {
    const whole = new Float32Array(count)
    const uninterrupted = createLbfgs(count, 0, 'float32')
    run(uninterrupted, objective, whole, 30)
    for (const at of [0, 1, 5, 17]) {
      const parameters = new Float32Array(count)
      const before = createLbfgs(count, 0, 'float32')
      if (at > 0) run(before, objective, parameters, at)
      const state = structuredClone(before.save())
      run(before, objective, parameters.slice(), 3)
      const after = createLbfgs(count, 0, 'float32')
      after.restore(state)
      run(after, objective, parameters, 30 - at)
      expect(parameters).toEqual(whole)
      expect([after.loss, after.gradientNorm]).toEqual([uninterrupted.loss, uninterrupted.gradientNorm])
    }
  })
})

describe('L-BFGS ends as', () => {
  const constant = (loss: number, slope: number): SmoothObjective => ({
    evaluate(_, gradient) {
      gradient.fill(slope)
      return loss
    },
  })

  it('converged at a start that already is a minimum, without a step', () => {
    const parameters = Float64Array.of(1, 1)
    expect(createLbfgs(2, 0, 'float64').iterate(rosenbrock, parameters)).toBe('converged')
    expect([...parameters]).toEqual([1, 1])
  })

  it('diverged where the loss or the gradient at the start is not finite', () => {
    for (const [loss, slope] of [
      [NaN, 1],
      [Infinity, 1],
      [1, NaN],
      [1, Infinity],
    ] as const) {
      const parameters = Float64Array.of(0.5, 0.25)
      expect(createLbfgs(2, 0, 'float64').iterate(constant(loss, slope), parameters)).toBe('diverged')
      expect([...parameters]).toEqual([0.5, 0.25])
    }
  })

  it('stuck where no step lowers the loss, with the parameters as they were', () => {
    const parameters = Float64Array.of(0.5, 0.25)
    const rising: SmoothObjective = {
      evaluate(at, gradient) {
        gradient.fill(1)
        return Math.abs(at[0]! - 0.5) + Math.abs(at[1]! - 0.25) + 1
      },
    }
    expect(createLbfgs(2, 0, 'float64').iterate(rising, parameters)).toBe('stuck')
    expect([...parameters]).toEqual([0.5, 0.25])
  })

  it('keeps the loss and gradient of the point it moved to, where a corner ends the line search short', () => {
    const corner: SmoothObjective = {
      evaluate(at, gradient) {
        gradient[0] = at[0]! > 1 / 3 ? 5 : -1
        return at[0]! > 1 / 3 ? 5 * (at[0]! - 1 / 3) : 1 / 3 - at[0]!
      },
    }
    for (const start of [-1, 0, 0.1, 0.3]) {
      const parameters = Float64Array.of(start)
      const lbfgs = createLbfgs(1, 0, 'float64')
      expect(lbfgs.iterate(corner, parameters)).toBe('moved')
      const gradient = new Float64Array(1)
      expect(lbfgs.loss).toBe(corner.evaluate(parameters, gradient))
      expect(lbfgs.save().arrays['gradient']).toEqual(gradient)
    }
  })

  it('comes back from steps to where there is no loss', () => {
    const barrier: SmoothObjective = {
      evaluate(at, gradient) {
        gradient[0] = -1 / at[0]! + 1 / (1 - at[0]!)
        return -Math.log(at[0]!) - Math.log(1 - at[0]!)
      },
    }
    const parameters = Float64Array.of(1e-6)
    expect(run(createLbfgs(1, 1e-9, 'float64'), barrier, parameters).outcome).toBe('converged')
    expect(parameters[0]).toBeCloseTo(0.5, 9)
  })
})
