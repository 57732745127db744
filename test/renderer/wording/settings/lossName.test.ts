import { expect, it } from 'vitest'
import { lossName as nameOf, lossUnit } from '@renderer/wording/settings/lossName'

const plain = { huberDelta: 1, labelSmoothing: 0, classWeights: 'none' as const }
const lossName = (training: Parameters<typeof nameOf>[0], weights: string | null = null) =>
  nameOf(training, { weights })

it('names losses that cannot be compared differently', () => {
  expect(lossName({ loss: 'crossEntropy', ...plain })).toBe('Log loss')
  expect(lossName({ loss: 'squaredError', ...plain })).toBe('½ squared error')
  expect(lossName({ loss: 'crossEntropy', ...plain, labelSmoothing: 0.1 })).toBe('Log loss, smoothed 0.1')
  const [one, two] = [1, 2].map((huberDelta) => lossName({ ...plain, loss: 'huber', huberDelta }))
  expect([one, two]).toEqual(['Huber loss, δ 1', 'Huber loss, δ 2'])
  // Without an effect, delta makes no difference.
  expect(lossName({ ...plain, loss: 'squaredError', huberDelta: 2 })).toBe('½ squared error')
})

it('says by what rows and classes are weighted, which makes another loss of it', () => {
  const training = { loss: 'crossEntropy' as const, ...plain }
  expect(lossName(training, 'w')).toBe('Log loss, weighted by w')
  expect(lossName({ ...training, classWeights: 'balanced' })).toBe('Log loss, classes weighted')
  expect(lossName({ ...plain, loss: 'squaredError', classWeights: 'balanced' })).toBe('½ squared error')
})

it('says in what errors of numbers are measured', () => {
  expect([lossUnit({ loss: 'huber' }), lossUnit({ loss: 'crossEntropy' })]).toEqual([
    'target in standard deviations',
    '',
  ])
})
