import { expect, it } from 'vitest'
import { createNetwork } from '@shared/engine/network/network'
import { addPenaltyGradient, penalty } from './penalty'

const network = createNetwork(1, 2, { hidden: [2], activation: 'relu' })
/** Two weights, two biases; two weights, one bias. */
const parameters = Float64Array.of(1, -2, 100, 100, 3, 4, 100)

it('the penalty is λ₁ times the sizes and half of λ₂ times the squares of the weights, without the biases', () => {
  expect(penalty(network, parameters, 0, 0.1)).toBeCloseTo((0.1 / 2) * (1 + 4 + 9 + 16), 14)
  expect(penalty(network, parameters, 0.1, 0)).toBeCloseTo(0.1 * (1 + 2 + 3 + 4), 14)
  expect(penalty(network, parameters, 0.5, 0.1)).toBeCloseTo(0.5 * 10 + 0.05 * 30, 14)
})

it('the penalty is 0 where it is off, whatever the weights', () => {
  expect(
    penalty(
      network,
      parameters.map(() => Infinity),
      0,
      0,
    ),
  ).toBe(0)
})

it('addPenaltyGradient adds λ₁ sign(w) + λ₂ w to the gradient of weights only', () => {
  const gradient = new Float64Array(7).fill(1)
  addPenaltyGradient(network, parameters, 0, 0.5, gradient)
  expect([...gradient]).toEqual([1.5, 0, 1, 1, 2.5, 3, 1])
  addPenaltyGradient(network, parameters, 0.25, 0, gradient)
  expect([...gradient]).toEqual([1.75, -0.25, 1, 1, 2.75, 3.25, 1])
})

it('the gradient of the penalty is its difference quotient', () => {
  const step = 1e-4
  const gradient = new Float64Array(7)
  addPenaltyGradient(network, parameters, 0.3, 0.7, gradient)
  gradient.forEach((slope, i) => {
    const at = (by: number) => penalty(network, parameters.with(i, parameters[i]! + by), 0.3, 0.7)
    expect((at(step) - at(-step)) / (2 * step)).toBeCloseTo(slope, 8)
  })
})

it('the penalty has no slope of L1 at a weight of 0', () => {
  const gradient = new Float32Array(7)
  addPenaltyGradient(network, new Float32Array(7), 5, 5, gradient)
  expect([...gradient]).toEqual([0, 0, 0, 0, 0, 0, 0])
})
