import { expect, it } from 'vitest'
import { precision } from '@shared/evaluation/metrics/precision'
import { contextOfPredicted } from '../contexts'

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

it('is not defined where no row is predicted as the event', () => {
  expect(precision.compute(contextOfPredicted(2, [1, 0], [0, 0]))).toBeNull()
  expect(precision.compute(contextOfPredicted(2, [0, 0], [1, 1]))).toBe(0)
})

it('is of more classes the mean over those that are there or predicted, 0 where it is not defined', () => {
  // Class 0: 2 of 4 predicted right; class 1: 1 of 1; class 2 is never predicted; class 3 is nowhere.
  const context = contextOfPredicted(4, [0, 0, 1, 1, 2], [0, 0, 1, 0, 0])
  expect(precision.compute(context)).toBeCloseTo((2 / 4 + 1 + 0) / 3, 15)
})
