import { describe, expect, it } from 'vitest'
import { blockRowsOf, createForward } from '@shared/engine/forward'
import { createNetwork } from '@shared/engine/network'

describe('forward', () => {
  const network = createNetwork(2, 2, { hidden: [2], activation: 'relu', initialisation: 'zeros' })
  // Weights [[1, -1], [2, 1]] and biases [0, 1], then weights [3, 5] and bias -1.
  const parameters = Float64Array.of(1, -1, 2, 1, 0, 1, 3, 5, -1)

  it('is f(x W + b), layer after layer, without f at the end', () => {
    const forward = createForward(network)
    // Row 1: sums 1 + 4 = 5 and -1 + 2 + 1 = 2. Row 2: sums -3 and 4, of which relu keeps 0 and 4.
    const logits = forward.run(parameters, Float64Array.of(9, 9, 1, 2, -3, 0), 1, 2)
    expect([...logits.subarray(0, 2)]).toEqual([3 * 5 + 5 * 2 - 1, 5 * 4 - 1])
    expect([...forward.layerOutputs[0]!.subarray(0, 4)]).toEqual([5, 2, 0, 4])
  })
})

it('blocks are smaller for larger networks, within bounds', () => {
  const rows = (...hidden: number[]) =>
    blockRowsOf(createNetwork(50, 2, { hidden, activation: 'relu', initialisation: 'zeros' }))
  expect(rows()).toBe(512)
  expect(rows(1024)).toBeLessThan(64)
  expect(rows(1024, 1024, 1024)).toBe(4)
})
