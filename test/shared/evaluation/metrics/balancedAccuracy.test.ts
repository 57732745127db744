import { expect, it } from 'vitest'
import { balancedAccuracy } from '@shared/evaluation/metrics/balancedAccuracy'
import { contextOfPredicted } from '../contexts'

const balanced = (classes: number, truth: number[], predicted: number[]): number | null =>
  balancedAccuracy.compute(contextOfPredicted(classes, truth, predicted))

it('is the 0.625 of the example in the documentation of scikit-learn', () => {
  // Recalls of 3/4 and 1/2.
  expect(balanced(2, [0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1])).toBe(0.625)
})

it('counts a rare class as much as another', () => {
  // Recalls of 3/3, 1/2 and 0/1; five rows of six would be an accuracy of 4/6.
  expect(balanced(3, [0, 0, 0, 1, 1, 2], [0, 0, 0, 1, 0, 1])).toBe(0.5)
})

it('leaves out a class without rows, also where it is predicted', () => {
  // Recalls of 1/2 and 1/1.
  expect(balanced(3, [0, 0, 2], [0, 1, 2])).toBe(0.75)
  expect(balanced(2, [1, 1], [1, 1])).toBe(1)
})
