import { expect, it } from 'vitest'
import { lossName, lossUnit } from '@renderer/wording/settings/lossName'

it('names losses that cannot be compared differently', () => {
  expect(lossName({ loss: 'crossEntropy', huberDelta: 1 })).toBe('Log loss')
  expect(lossName({ loss: 'squaredError', huberDelta: 1 })).toBe('Squared error')
  const [one, two] = [1, 2].map((huberDelta) => lossName({ loss: 'huber', huberDelta }))
  expect([one, two]).toEqual(['Huber loss, δ 1', 'Huber loss, δ 2'])
  // Without an effect, delta makes no difference.
  expect(lossName({ loss: 'squaredError', huberDelta: 2 })).toBe('Squared error')
})

it('says in what errors of numbers are measured', () => {
  expect([lossUnit({ loss: 'huber' }), lossUnit({ loss: 'crossEntropy' })]).toEqual([
    'target in standard deviations',
    '',
  ])
})
