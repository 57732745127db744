import { expect, it } from 'vitest'
import { shownLoss } from '@shared/spec/shownLoss'

it('shows squared error as it is, of which the engine has the half, and other losses as they are stored', () => {
  expect(shownLoss({ loss: 'squaredError' }, 0.5)).toBe(1)
  expect(shownLoss({ loss: 'squaredError' }, null)).toBeNull()
  expect(shownLoss({ loss: 'huber' }, 0.5)).toBe(0.5)
  expect(shownLoss({ loss: 'crossEntropy' }, 0.5)).toBe(0.5)
})
