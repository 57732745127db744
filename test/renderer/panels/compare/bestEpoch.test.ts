import { describe, expect, it } from 'vitest'
import { lossFactor } from '@shared/spec/shownLoss'
import { bestEpochOf } from '@renderer/panels/compare/bestEpoch'

const history = (trainLoss: number[], validationLoss?: number[]) => ({
  epochs: Uint32Array.from(trainLoss, (_, at) => at + 1),
  series: {
    trainLoss: Float64Array.from(trainLoss),
    ...(validationLoss && { validationLoss: Float64Array.from(validationLoss) }),
  },
})
const crossEntropy = { loss: 'crossEntropy' } as Parameters<typeof bestEpochOf>[1]

describe('the best epoch of a run', () => {
  it('is the first of the lowest validation loss, beside the last', () => {
    expect(bestEpochOf(history([3, 2, 1, 0.5], [3, 1, 1, 2]), crossEntropy)).toEqual({
      part: 'validation',
      best: { epoch: 2, loss: 1 },
      last: { epoch: 4, loss: 2 },
    })
  })

  it('goes by the training loss where nothing validates, and is none before there is a loss', () => {
    const found = bestEpochOf(history([3, 2, Number.NaN], [Number.NaN, Number.NaN, Number.NaN]), crossEntropy)
    expect(found).toMatchObject({ part: 'training', best: { epoch: 2 }, last: { epoch: 2 } })
    expect(bestEpochOf(history([]), crossEntropy)).toBeNull()
  })

  it('has the loss as it is shown', () => {
    const squared = { loss: 'squaredError' } as const
    expect(bestEpochOf(history([4]), squared)?.best.loss).toBe(4 * lossFactor(squared))
  })
})
