import { describe, expect, it } from 'vitest'
import type { Optimizer, TrainingSpec } from '@shared/contract/runSpec'
import { createOptimizer } from '@shared/engine/optimizers'

const training = (optimizer: Optimizer, learningRate: number): TrainingSpec => ({
  optimizer,
  learningRate,
  epochs: 1,
  batchSize: 'full',
  l2: 0,
})

it.each(['gd', 'sgd'] as const)('%s moves by learning rate times gradient', (name) => {
  const parameters = Float64Array.of(1, -2)
  createOptimizer(training(name, 0.5), 2).step(parameters, Float64Array.of(4, -1))
  expect([...parameters]).toEqual([-1, -1.5])
})

describe('adam', () => {
  it('first moves by the learning rate against the sign, whatever the size of the gradient', () => {
    const parameters = Float64Array.of(0, 0, 0)
    createOptimizer(training('adam', 0.1), 3).step(parameters, Float64Array.of(1000, -0.001, 0))
    expect(parameters[0]).toBeCloseTo(-0.1, 9)
    expect(parameters[1]).toBeCloseTo(0.1, 5)
    expect(parameters[2]).toBe(0)
  })

  it('follows the sums of the paper, with powers written out', () => {
    const gradients = [3, -1, 0.5, 2, -4]
    const parameters = Float64Array.of(1)
    const optimizer = createOptimizer(training('adam', 0.01), 1)
    let expected = 1
    gradients.forEach((gradient, index) => {
      optimizer.step(parameters, Float64Array.of(gradient))
      const t = index + 1
      const mean = (beta: number, power: number) =>
        gradients.slice(0, t).reduce((sum, g, s) => sum + (1 - beta) * beta ** (t - 1 - s) * g ** power, 0) /
        (1 - beta ** t)
      expected -= (0.01 * mean(0.9, 1)) / (Math.sqrt(mean(0.999, 2)) + 1e-8)
      expect(parameters[0]).toBeCloseTo(expected, 13)
    })
  })

  it('goes back to its saved memory', () => {
    const optimizer = createOptimizer(training('adam', 0.1), 1)
    const step = (from: number, gradient: number) => {
      const parameters = Float64Array.of(from)
      optimizer.step(parameters, Float64Array.of(gradient))
      return parameters[0]!
    }
    step(0, 1)
    optimizer.save()
    const once = step(0, -2)
    step(0, 50)
    expect(step(0, -2)).not.toBe(once)
    optimizer.restore()
    expect(step(0, -2)).toBe(once)
  })
})
