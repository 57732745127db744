import { expect, it } from 'vitest'
import { allFinite, divergenceAdvice } from '@shared/engine/divergence'
import { gradientDescent } from './support'

it('allFinite finds what is not', () => {
  expect(allFinite(Float64Array.of(0, -1.7e308, 5e-324))).toBe(true)
  for (const bad of [NaN, Infinity, -Infinity]) expect(allFinite(Float64Array.of(0, bad))).toBe(false)
})

it('names the epoch, the learning rate and what to do', () => {
  expect(divergenceAdvice({ ...gradientDescent, learningRate: 1 }, 3)).toBe(
    'Training diverged in epoch 3: the loss or a weight is no longer a finite number. Try a learning rate of 0.1 or less (it was 1), or standardize the features.',
  )
  expect(divergenceAdvice({ ...gradientDescent, optimizer: 'adam', learningRate: 0.03, l2: 1000 }, 1)).toContain(
    'a learning rate of 0.003 or less (it was 0.03)',
  )
})

it('names the penalty where that is what overshoots', () => {
  expect(divergenceAdvice({ ...gradientDescent, learningRate: 0.5, l2: 10 }, 9)).toContain(
    'keep learning rate times L2 below 2 (it was 5)',
  )
})
