import { expect, it } from 'vitest'
import { recall } from '@shared/evaluation/metrics/recall'
import { contextOfPredicted } from '../contexts'

const truth = [0, 1, 0, 0, 1, 0, 1, 1, 0, 1]
const predicted = [0, 1, 1, 0, 0, 0, 1, 1, 1, 1]
const weights = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1]
const swapped = (classes: number[]) => classes.map((index) => 1 - index)

it('is what recall_score of scikit-learn gives for the second class, also of weighted rows', () => {
  expect(recall.compute(contextOfPredicted(2, truth, predicted))).toBe(0.8)
  expect(recall.compute(contextOfPredicted(2, swapped(truth), swapped(predicted)))).toBe(0.6)
  expect(recall.compute(contextOfPredicted(2, truth, predicted, weights))).toBe(0.75)
  const other = contextOfPredicted(2, swapped(truth), swapped(predicted), weights)
  expect(recall.compute(other)).toBeCloseTo(0.45454545454545453, 15)
})

it('is not defined where no row has the event', () => {
  expect(recall.compute(contextOfPredicted(2, [0, 0], [0, 1]))).toBeNull()
  expect(recall.compute(contextOfPredicted(2, [1, 0], [0, 0]))).toBe(0)
})

it('is of more classes the mean over those that are there or predicted, 0 where it is not defined', () => {
  // Class 0: 2 of 2 rows right; class 1: 1 of 2; class 2 is there once, and not found; class 3 is nowhere.
  const context = contextOfPredicted(4, [0, 0, 1, 1, 2], [0, 0, 1, 0, 1])
  expect(recall.compute(context)).toBeCloseTo((1 + 1 / 2 + 0) / 3, 15)
})
