import { describe, expect, it } from 'vitest'
import type { PartMetrics } from '@shared/contract/metrics'
import { compareGroups } from '@shared/evaluation/comparison/compareGroups'
import { resampledTest } from '@shared/evaluation/comparison/resampledTest'
import { exampleSpec } from '../../../support/examples'

/** A run with that log loss on the validation rows of a fold. */
function fold(at: number, logLoss: number | null, features = ['x'], seed = 1) {
  const part = (rows: number): PartMetrics => ({ rows, values: { logLoss, accuracy: 0.5 }, confusion: null })
  const preparation = { ...exampleSpec.preparation, features, split: 'folds' as const, folds: 5, fold: at }
  return {
    name: `Fold ${at}`,
    classes: ['no', 'yes'],
    spec: { ...exampleSpec, preparation, seed },
    metrics: { train: part(80), validation: part(20), test: null },
  }
}
const first = [0.5, 0.52, 0.48, 0.55, 0.5].map((loss, at) => fold(at, loss))
const second = [0.45, 0.5, 0.47, 0.5, 0.46].map((loss, at) => fold(at, loss, ['x', 'z']))
const groups = { first, second, names: ['A', 'B'] as const, part: 'validation' as const, metric: null }
const refused = expect.objectContaining({ code: 'bad-call' }) as Error

describe('a comparison of groups of runs', () => {
  it('is the corrected resampled t-test over the folds that both have', () => {
    const found = compareGroups({ ...groups, second: [...second].reverse().slice(1) })
    const wanted = resampledTest(
      [0, 1, 2, 3].map((at) => ({
        first: first[at]!.metrics.validation.values['logLoss']!,
        second: second[at]!.metrics.validation.values['logLoss']!,
        trained: 80,
        tested: 20,
      })),
    )!
    const { value, low, high, p } = wanted
    expect(found).toMatchObject({ splits: 4, metric: 'logLoss' })
    expect(found.differences['logLoss']).toEqual({ value, low, high, p, corrected: p, test: 'resampled' })
    expect(found.sentence).toMatch(/4 splits: B's log loss is lower by/)
  })

  it('goes by seeds as well as by folds', () => {
    const ofSeeds = (losses: number[], features: string[]) => losses.map((loss, at) => fold(0, loss, features, at))
    const { splits } = compareGroups({
      ...groups,
      first: ofSeeds([0.5, 0.51, 0.49], ['x']),
      second: ofSeeds([0.4, 0.43, 0.45], ['z']),
    })
    expect(splits).toBe(3)
  })

  it('says where there is no figure, or no variance', () => {
    const none = compareGroups({ ...groups, second: [fold(0, null, ['z']), fold(1, 0.5, ['z'])] })
    expect(none.differences['logLoss']).toMatchObject({ value: null, reason: expect.any(String) as string })
    const alike = compareGroups({
      ...groups,
      first: [fold(0, 0.5), fold(1, 0.5)],
      second: [fold(0, 0.25), fold(1, 0.25)],
    })
    expect(alike.differences['logLoss']).toMatchObject({ value: -0.25, p: null, reason: expect.any(String) as string })
  })

  it('is refused for runs of other settings within a group, and for fewer than two shared folds', () => {
    expect(() => compareGroups({ ...groups, first: [first[0]!, second[1]!] })).toThrow(refused)
    expect(() => compareGroups({ ...groups, first: first.slice(0, 2), second: second.slice(1, 4) })).toThrow(refused)
    expect(() => compareGroups({ ...groups, metric: 'rmse' })).toThrow(refused)
  })
})
