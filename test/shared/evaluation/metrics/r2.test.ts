import { expect, it } from 'vitest'
import { r2 } from '@shared/evaluation/metrics/r2'
import { contextOfNumbers } from '../contexts'

const r2Of = (predicted: number[], truth: number[], scale?: number) =>
  r2.compute(contextOfNumbers(predicted, truth, scale))

it('is the r2_score of the examples in the documentation of scikit-learn', () => {
  expect(r2Of([2.5, 0, 2, 8], [3, -0.5, 2, 7])).toBeCloseTo(0.9486081370449679, 15)
  // Of predicting the mean, and of predicting in reverse.
  expect(r2Of([2, 2, 2], [1, 2, 3])).toBe(0)
  expect(r2Of([3, 2, 1], [1, 2, 3])).toBe(-3)
  expect(r2Of([1, 2, 4], [1, 2, 4])).toBe(1)
})

it('is not defined where the rows do not vary', () => {
  expect([r2Of([5, 7], [5, 5]), r2Of([5], [4])]).toEqual([null, null])
})

it('does not overflow, or vanish, with the square of an error, and has no unit', () => {
  expect(r2Of([3e200, 0, 0, 0], [0, 0, 0, 1e200])).toBeCloseTo(1 - 10 / 0.75, 12)
  expect(r2Of([3e-200, 0, 0, 0], [0, 0, 0, 1e-200])).toBeCloseTo(1 - 10 / 0.75, 12)
  expect(r2Of([2.5, 0, 2, 8], [3, -0.5, 2, 7], 1000)).toBe(r2Of([2.5, 0, 2, 8], [3, -0.5, 2, 7]))
})
