import { describe, expect, it } from 'vitest'
import { activations } from '@shared/contract/runSpec'
import { initialParameters } from '@shared/engine/initialisation'
import { createNetwork } from '@shared/engine/network'
import { createObjective } from '@shared/engine/objective'
import { addPenaltyGradient, penalty } from '@shared/engine/penalty'
import { never, randomPart } from './support'

const cases = activations.flatMap((activation) =>
  [[], [5], [5, 4, 3]].flatMap((hidden) =>
    [2, 3].flatMap((classes) => [0, 0.1].map((l2) => ({ activation, hidden, classes, l2 }))),
  ),
)

describe('the gradient is the slope of the loss', () => {
  it.each(cases)('$activation, hidden $hidden, $classes classes, l2 $l2', ({ activation, hidden, classes, l2 }) => {
    const network = createNetwork(4, classes, { hidden, activation, initialisation: 'glorot' })
    const part = randomPart(7, 4, classes, 3)
    const parameters = initialParameters(network, 'glorot', 11)
    // Biases too must be away from 0, where relu has its kink.
    for (const { biasOffset, outputs } of network.shapes) parameters.fill(0.15, biasOffset, biasOffset + outputs)
    const objective = createObjective(network, 3)
    objective.meanLossAndGradient(parameters, part, never)
    const gradient = objective.gradient.slice()
    addPenaltyGradient(network, parameters, l2, gradient)

    const lossAt = (index: number, change: number) => {
      const moved = parameters.slice()
      moved[index]! += change
      return (objective.meanLoss(moved, part, never) as number) + penalty(network, moved, l2)
    }
    const h = 1e-4
    gradient.forEach((actual, index) => {
      // Central differences of fourth order: their error is h⁴/30 times the fifth derivative, and rounding over h.
      const near = lossAt(index, h) - lossAt(index, -h)
      const far = lossAt(index, 2 * h) - lossAt(index, -2 * h)
      const slope = (8 * near - far) / (12 * h)
      expect(Math.abs(actual - slope), `parameter ${index}`).toBeLessThanOrEqual(5e-6 * Math.abs(slope) + 1e-11)
    })
    expect(gradient.some((value) => Math.abs(value) > 0.01)).toBe(true)
  })
})
