import { expect, it } from 'vitest'
import { precision } from '@shared/evaluation/metrics/precision'
import { contextOfClasses, contextOfPredicted } from '../contexts'

const truth = [0, 1, 0, 0, 1, 0, 1, 1, 0, 1]
const predicted = [0, 1, 1, 0, 0, 0, 1, 1, 1, 1]
const weights = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1]
const swapped = (classes: number[]) => classes.map((index) => 1 - index)

it('is what precision_score of scikit-learn gives for the second class, also of weighted rows', () => {
  expect(precision.compute(contextOfPredicted(2, truth, predicted))).toBeCloseTo(2 / 3, 15)
  expect(precision.compute(contextOfPredicted(2, swapped(truth), swapped(predicted)))).toBe(0.75)
  expect(precision.compute(contextOfPredicted(2, truth, predicted, weights))).toBe(0.5)
  const other = contextOfPredicted(2, swapped(truth), swapped(predicted), weights)
  expect(precision.compute(other)).toBeCloseTo(0.7142857142857143, 15)
})

it('is not defined where no row is predicted as the event, and of more classes', () => {
  expect(precision.compute(contextOfPredicted(2, [1, 0], [0, 0]))).toBeNull()
  expect(precision.compute(contextOfPredicted(2, [0, 0], [1, 1]))).toBe(0)
  expect(precision.compute(contextOfClasses([[0.2, 0.5, 0.3]], [1]))).toBeNull()
})
