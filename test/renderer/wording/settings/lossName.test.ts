import { expect, it } from 'vitest'
import { isWeightedLoss, lossName as nameOf, lossUnit } from '@renderer/wording/settings/lossName'
import { fakeSpec } from '../../../support/fakeBridge'

const plain = { huberDelta: 1, labelSmoothing: 0, classWeights: 'none' as const }
const lossName = (training: Parameters<typeof nameOf>[0], weights: string | null = null) =>
  nameOf(training, { weights })

it('names losses that cannot be compared differently', () => {
  expect(lossName({ loss: 'crossEntropy', ...plain })).toBe('Log loss')
  expect(lossName({ loss: 'squaredError', ...plain })).toBe('Squared error')
  expect(lossName({ loss: 'crossEntropy', ...plain, labelSmoothing: 0.1 })).toBe('Log loss, smoothed 0.1')
  const [one, two] = [1, 2].map((huberDelta) => lossName({ ...plain, loss: 'huber', huberDelta }))
  expect([one, two]).toEqual(['Huber loss, δ 1', 'Huber loss, δ 2'])
  const byData = { ...plain, loss: 'huber', huberDelta: 0 } as const
  expect([lossName(byData), nameOf(byData, { weights: null }, 0.63354)]).toEqual([
    'Huber loss, δ auto',
    'Huber loss, δ auto (0.634)',
  ])
  // Without an effect, delta makes no difference.
  expect(lossName({ ...plain, loss: 'squaredError', huberDelta: 2 })).toBe('Squared error')
})

it('says by what rows and classes are weighted, which makes another loss of it', () => {
  const training = { loss: 'crossEntropy' as const, ...plain }
  expect(lossName(training, 'w')).toBe('Log loss, weighted by w')
  expect(lossName({ ...training, classWeights: 'balanced' })).toBe('Log loss, classes weighted')
  expect(lossName({ ...plain, loss: 'squaredError', classWeights: 'balanced' })).toBe('Squared error')
})

it('knows a loss in which rows or classes count differently', () => {
  const weighted = (training: object, weights: string | null = null) =>
    isWeightedLoss(fakeSpec({ preparation: { weights }, training }))
  expect([weighted({}), weighted({}, 'w'), weighted({ classWeights: 'balanced' })]).toEqual([false, true, true])
  // Numbers have no classes.
  expect(weighted({ loss: 'squaredError', classWeights: 'balanced' })).toBe(false)
})

it('says in what errors of numbers are measured', () => {
  const units = [{ loss: 'huber', huberDelta: 1 } as const, { loss: 'huber', huberDelta: 0 } as const].map(lossUnit)
  expect(units).toEqual(['target in standard deviations', 'target in median absolute deviations'])
  expect(lossUnit({ loss: 'crossEntropy', huberDelta: 0 })).toBe('')
})
