import { describe, expect, it } from 'vitest'
import type { Likelihood } from '@shared/evaluation/inference/likelihood'
import { maximise, squareOf, varianceOf } from '@shared/evaluation/inference/maximise'
import { binaryLikelihood } from '@shared/evaluation/inference/binaryLikelihood'
import { exampleDesign } from './likelihoods'

/** -½ (θ - m)ᵀ A (θ - m) with A = [[2, 1], [1, 3]] and m = (1, -2). */
const quadratic: Likelihood = {
  size: 2,
  at: (parameters) => {
    const [x, y] = [parameters[0]! - 1, parameters[1]! + 2]
    return {
      value: -0.5 * (2 * x * x + 2 * x * y + 3 * y * y),
      score: Float64Array.of(-(2 * x + y), -(x + 3 * y)),
      information: Float64Array.of(2, 1, 1, 3),
    }
  },
}

describe('The maximum of a likelihood', () => {
  it('is found from anywhere', () => {
    const { parameters } = maximise(quadratic, Float64Array.of(50, 7))!
    expect(Array.from(parameters)).toEqual([expect.closeTo(1, 12), expect.closeTo(-2, 12)])
  })

  it('is found on a constraint, where the score goes along it', () => {
    const factors = Float64Array.of(1, 2)
    const { parameters, score } = maximise(quadratic, Float64Array.of(9, 9), { factors, value: 4 })!
    expect(parameters[0]! + 2 * parameters[1]!).toBeCloseTo(4, 10)
    expect(score[1]! / score[0]!).toBeCloseTo(2, 10)
  })

  it('is none where the likelihood rises without end', () => {
    const design = exampleDesign({ features: ['a'] })
    const [, column] = design.basis
    const separated = Float64Array.from(column!, (value) => (value > 0 ? 1 : 0))
    expect(maximise(binaryLikelihood(design, separated), new Float64Array(2))).toBeNull()
  })
})

it('Variances are those of the inverse of the information', () => {
  // A⁻¹ = [[3, -1], [-1, 2]] / 5.
  const { factor } = maximise(quadratic, new Float64Array(2))!
  expect(varianceOf(factor, 2, Float64Array.of(1, 0))).toBeCloseTo(0.6, 14)
  expect(varianceOf(factor, 2, Float64Array.of(1, 1))).toBeCloseTo(0.6, 14)
  expect(squareOf(factor, 2, Float64Array.of(1, -1))).toBeCloseTo(3, 14)
})
