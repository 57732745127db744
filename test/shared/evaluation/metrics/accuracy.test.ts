import { expect, it } from 'vitest'
import { accuracy } from '@shared/evaluation/metrics/accuracy'
import { contextOfClasses } from '../contexts'

it('is the share of rows whose most probable class is the true one', () => {
  const probabilities = [
    [0.7, 0.2, 0.1],
    [0.3, 0.3, 0.4],
    [0.1, 0.8, 0.1],
    [0.6, 0.2, 0.2],
    [0.6, 0.2, 0.2],
  ]
  expect(accuracy.compute(contextOfClasses(probabilities, [0, 1, 1, 2, 0]))).toBe(3 / 5)
})
