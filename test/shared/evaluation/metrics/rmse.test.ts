import { expect, it } from 'vitest'
import { rmse } from '@shared/evaluation/metrics/rmse'
import { contextOfNumbers } from '../contexts'

it('is the root of the mean_squared_error 0.375 of the example in the documentation of scikit-learn', () => {
  const value = rmse.compute(contextOfNumbers([2.5, 0, 2, 8], [3, -0.5, 2, 7]))!
  expect(value * value).toBeCloseTo(0.375, 15)
})

it('is in the unit of the target', () => {
  expect(rmse.compute(contextOfNumbers([1, 5], [4, 1], 10))).toBeCloseTo(10 * Math.sqrt(25 / 2), 12)
})
