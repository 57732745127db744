import { describe, expect, it } from 'vitest'
import type { SmoothObjective } from '@shared/engine/optimizers/quasiNewton'
import { createOrthantwise } from '@shared/engine/optimizers/orthantwise'

/** ½ Σ cᵢ (xᵢ - aᵢ)², and how often it is asked for. */
function bowl(curvatures: number[], minimum: number[]) {
  let evaluations = 0
  const objective: SmoothObjective = {
    evaluate(at, gradient) {
      evaluations++
      let loss = 0
      minimum.forEach((target, i) => {
        const distance = at[i]! - target
        loss += 0.5 * curvatures[i]! * distance * distance
        gradient[i] = curvatures[i]! * distance
      })
      return loss
    },
  }
  return { objective, evaluations: () => evaluations }
}
const curvatures = [1, 4, 0.5, 2, 3]
const minimum = [2, -1, 0.3, -0.01, 5]
const penalties = Float64Array.of(0.5, 1, 0.2, 0.1, 0)
/** sign(a) max(|a| - λ/c, 0), where the slopes of a single coordinate cancel. */
const optimum = minimum.map(
  (target, i) => Math.sign(target) * Math.max(Math.abs(target) - penalties[i]! / curvatures[i]!, 0),
)

function minimize(start: number[], given = bowl(curvatures, minimum)) {
  const method = createOrthantwise(penalties, 1e-10, 'float64')
  const point = Float64Array.from(start)
  let outcome = method.iterate(given.objective, point)
  for (let i = 0; i < 200 && outcome === 'moved'; i++) outcome = method.iterate(given.objective, point)
  return { point, outcome, method }
}

describe('L-BFGS with L1', () => {
  it.each([
    ['0', [0, 0, 0, 0, 0]],
    ['other signs', [-3, 4, -1, 6, -2]],
    ['far away', [1e4, -1e4, 1e4, -1e4, 1e4]],
  ])('comes to the least sum of loss and penalties from %s, with exact zeros', (_, start) => {
    const { point, outcome, method } = minimize(start)
    expect(outcome).toBe('converged')
    optimum.forEach((value, i) => expect(point[i]).toBeCloseTo(value, 9))
    expect(Array.from(point, (value) => value === 0)).toEqual(optimum.map((value) => value === 0))
    expect(method.gradientNorm).toBeLessThanOrEqual(1e-10)
    const least = optimum.reduce(
      (sum, value, i) => sum + 0.5 * curvatures[i]! * (value - minimum[i]!) ** 2 + penalties[i]! * Math.abs(value),
      0,
    )
    expect(method.loss).toBeCloseTo(least, 12)
  })

  it('has converged at a point whose slopes the penalties hold, without a step', () => {
    const held = bowl([1, 1, 1, 1, 1], [0.4, -0.9, 0.1, 0, 0])
    const point = new Float64Array(5)
    const method = createOrthantwise(penalties, 1e-10, 'float64')
    expect(method.iterate(held.objective, point)).toBe('converged')
    expect([method.gradientNorm, held.evaluations()]).toEqual([0, 1])
  })

  it('goes on from what it saved to the same bits', () => {
    const { objective } = bowl(curvatures, minimum)
    const through = createOrthantwise(penalties, 1e-10, 'float64')
    const point = Float64Array.of(1, 1, 1, 1, 1)
    for (let i = 0; i < 3; i++) through.iterate(objective, point)
    const resumed = createOrthantwise(penalties, 1e-10, 'float64')
    resumed.restore(structuredClone(through.save()))
    const copy = point.slice()
    for (let i = 0; i < 3; i++) {
      expect(resumed.iterate(objective, copy)).toBe(through.iterate(objective, point))
      expect(copy).toEqual(point)
    }
  })

  it('leaves the parameters where a step is stopped, and says what is not finite', () => {
    const { objective } = bowl(curvatures, minimum)
    let left = 1
    const stopping: SmoothObjective = {
      evaluate: (at, gradient) => (left-- > 0 ? objective.evaluate(at, gradient) : 'stopped'),
    }
    const method = createOrthantwise(penalties, 1e-10, 'float64')
    const point = Float64Array.of(1, 1, 1, 1, 1)
    expect(method.iterate(stopping, point)).toBe('stopped')
    expect([...point]).toEqual([1, 1, 1, 1, 1])
    const lost = createOrthantwise(penalties, 1e-10, 'float64')
    expect(lost.iterate({ evaluate: () => NaN }, point)).toBe('diverged')
  })
})
