import { expect, it } from 'vitest'
import { createNetwork } from '@shared/engine/network'
import { addPenaltyGradient, penalty } from '@shared/engine/penalty'

const network = createNetwork(1, 2, { hidden: [2], activation: 'relu', initialisation: 'zeros' })
/** Two weights, two biases; two weights, one bias. */
const parameters = Float64Array.of(1, -2, 100, 100, 3, 4, 100)

it('is half of λ times the squared weights, without the biases', () => {
  expect(penalty(network, parameters, 0.1)).toBeCloseTo((0.1 / 2) * (1 + 4 + 9 + 16), 14)
  expect(penalty(network, parameters, 0)).toBe(0)
})

it('adds λw to the gradient of weights only', () => {
  const gradient = new Float64Array(7).fill(1)
  addPenaltyGradient(network, parameters, 0.5, gradient)
  expect([...gradient]).toEqual([1.5, 0, 1, 1, 2.5, 3, 1])
})
