import { expect, it } from 'vitest'
import { mae } from '@shared/evaluation/metrics/mae'
import { contextOfNumbers } from '../contexts'

it('is the mean_absolute_error 0.5 of the example in the documentation of scikit-learn', () => {
  expect(mae.compute(contextOfNumbers([2.5, 0, 2, 8], [3, -0.5, 2, 7]))).toBe(0.5)
})

it('is in the unit of the target', () => {
  expect(mae.compute(contextOfNumbers([1, 5], [4, 1], 10))).toBe(35)
})
