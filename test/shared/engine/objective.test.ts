import { describe, expect, it } from 'vitest'
import { initialParameters } from '@shared/engine/initialisation'
import { createNetwork } from '@shared/engine/network'
import { createObjective } from '@shared/engine/objective'
import { never, randomPart } from './support'

const network = createNetwork(5, 3, { hidden: [6], activation: 'tanh', initialisation: 'glorot' })
const parameters = initialParameters(network, 'glorot', 4)
const part = randomPart(29, 5, 3)
const inOrder = Uint32Array.from({ length: 29 }, (_, row) => row)

describe('blocks', () => {
  const whole = createObjective(network, 64)
  const loss = whole.meanLossAndGradient(parameters, part, never)

  it.each([1, 2, 3, 7, 29])('of %d rows change no bit of the loss or the gradient', (blockRows) => {
    const blocked = createObjective(network, blockRows)
    expect(blocked.meanLossAndGradient(parameters, part, never)).toBe(loss)
    expect(blocked.meanLoss(parameters, part, never)).toBe(loss)
    expect(blocked.gradient).toEqual(whole.gradient)
  })

  it('are each preceded by the question whether to stop', () => {
    let asked = 0
    const stopAtThird = () => ++asked === 3
    expect(createObjective(network, 10).meanLoss(parameters, part, stopAtThird)).toBe('stopped')
    asked = 0
    expect(createObjective(network, 15).meanLoss(parameters, part, stopAtThird)).toBe(loss)
    expect(asked).toBe(2)
    asked = 0
    expect(createObjective(network, 10).batchGradient(parameters, part, inOrder, 0, 29, stopAtThird)).toBe('stopped')
  })
})

describe('batches', () => {
  const objective = createObjective(network, 4)

  it('of every row in order have the whole gradient', () => {
    objective.meanLossAndGradient(parameters, part, never)
    const expected = objective.gradient.slice()
    expect(objective.batchGradient(parameters, part, inOrder, 0, 29, never)).toBe('finished')
    expect(objective.gradient).toEqual(expected)
  })

  it('have the mean gradient of the rows they name', () => {
    const gradientOf = (row: number) => {
      objective.batchGradient(parameters, part, Uint32Array.of(row), 0, 1, never)
      return objective.gradient.slice()
    }
    const rows = [3, 28, 0, 7, 11]
    const single = rows.map(gradientOf)
    objective.batchGradient(parameters, part, Uint32Array.of(1, ...rows, 2), 1, 6, never)
    objective.gradient.forEach((value, i) => {
      const mean = single.reduce((sum, gradient) => sum + gradient[i]!, 0) / 5
      expect(Math.abs(value - mean)).toBeLessThan(1e-15)
    })
  })
})
