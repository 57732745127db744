import { expect, it } from 'vitest'
import { lossName, lossUnit } from '@renderer/wording/settings/lossName'

const plain = { huberDelta: 1, labelSmoothing: 0 }

it('names losses that cannot be compared differently', () => {
  expect(lossName({ loss: 'crossEntropy', ...plain })).toBe('Log loss')
  expect(lossName({ loss: 'squaredError', ...plain })).toBe('Squared error')
  expect(lossName({ loss: 'crossEntropy', ...plain, labelSmoothing: 0.1 })).toBe('Log loss, smoothed 0.1')
  const [one, two] = [1, 2].map((huberDelta) => lossName({ ...plain, loss: 'huber', huberDelta }))
  expect([one, two]).toEqual(['Huber loss, δ 1', 'Huber loss, δ 2'])
  // Without an effect, delta makes no difference.
  expect(lossName({ ...plain, loss: 'squaredError', huberDelta: 2 })).toBe('Squared error')
})

it('says in what errors of numbers are measured', () => {
  expect([lossUnit({ loss: 'huber' }), lossUnit({ loss: 'crossEntropy' })]).toEqual([
    'target in standard deviations',
    '',
  ])
})
