import { describe, expect, it } from 'vitest'
import type { Difference } from '@shared/contract/comparison'
import { comparisonSentence, differenceSentence, verdictOf } from '@shared/evaluation/comparison/sentences'
import { accuracy } from '@shared/evaluation/metrics/accuracy'
import { logLoss } from '@shared/evaluation/metrics/logLoss'

const difference = (value: number | null, low: number | null, high: number | null, p: number | null): Difference => ({
  ...{ value, low, high, p, corrected: p, test: p === null ? null : 'bootstrap' },
})
const byLoss = { reference: 'A', metric: logLoss, classes: 2 }
const byAccuracy = { reference: 'A', metric: accuracy, classes: 2 }

describe('the sentence of a difference', () => {
  it('says the direction, the interval and that chance would explain it', () => {
    expect(differenceSentence('B', difference(-0.0124, -0.0274, 0.0031, 0.1), byLoss)).toBe(
      "B's log loss is lower by 0.012, 95 % interval -0.003 to 0.027: these data do not tell them apart.",
    )
    expect(differenceSentence('B', difference(0.02, -0.01, 0.05, 0.2), byAccuracy)).toBe(
      "B's accuracy is higher by 0.020, 95 % interval -0.010 to 0.050: these data do not tell them apart.",
    )
  })

  it('says which is better where it is more than chance, by the direction of the metric', () => {
    const [less, more] = [difference(-0.02, -0.03, -0.01, 0.001), difference(0.02, 0.01, 0.03, 0.001)]
    expect(differenceSentence('B', less, byLoss)).toMatch(/lower by 0.020, .* 0.010 to 0.030: .* B is better\.$/)
    expect(differenceSentence('B', more, byLoss)).toMatch(/higher by 0.020, .* 0.010 to 0.030: .* A is better\.$/)
    expect(differenceSentence('B', less, byAccuracy)).toMatch(/A is better\.$/)
    expect(differenceSentence('B', more, byAccuracy)).toMatch(/B is better\.$/)
  })

  it('says the corrected p value where several are compared, and goes by it', () => {
    const found = { ...difference(-0.02, -0.03, -0.01, 0.03), corrected: 0.09 }
    expect(differenceSentence('B', found, byLoss, 3)).toBe(
      "B's log loss is lower by 0.020, 95 % interval 0.010 to 0.030, p 0.090 corrected for 3 comparisons: these data do not tell them apart.",
    )
  })

  it('gives p where the interval alone would say otherwise', () => {
    const sentence = differenceSentence('B', difference(0.03, 0.001, 0.06, 0.06), byAccuracy)
    expect(sentence).toContain('p 0.060')
    expect(sentence).toMatch(/do not tell them apart\.$/)
  })

  it('says where an interval, or the value, cannot be had', () => {
    const without = differenceSentence('B', { ...difference(0.03, null, null, null), reason: 'Because.' }, byLoss)
    expect(without).toMatch(/^B's log loss is higher by 0.030; .*Because\.$/)
    const undefinedOne = differenceSentence('B', { ...difference(null, null, null, null), reason: 'Because.' }, byLoss)
    expect(undefinedOne).toMatch(/^Log loss of A and B cannot be compared\. Because\.$/)
    expect(differenceSentence('B', difference(0, -0.02, 0.02, 1), byAccuracy)).toMatch(
      /^Accuracy is the same .* -0.020 to 0.020: .*apart\.$/,
    )
    expect(differenceSentence('B', difference(0, 0, 0, 1), byLoss)).toMatch(/^Log loss is the same .*apart\.$/)
  })
})

describe('the sentence of several differences', () => {
  const better = { name: 'B', difference: difference(-0.02, -0.03, -0.01, 0.001) }
  const worse = { name: 'C', difference: difference(0.02, 0.01, 0.03, 0.001) }
  const open = (name: string) => ({ name, difference: difference(0.01, -0.01, 0.03, 0.4) })

  it('names those that are better, those that are worse and those that are not told apart', () => {
    expect(comparisonSentence([better, worse, open('D'), open('E')], byLoss)).toBe(
      'By log loss, B is better than A; C is worse than A; these data do not tell D and E apart from A. The p values are corrected for 4 comparisons (Holm).',
    )
  })

  it('of one is that of the difference', () => {
    expect(comparisonSentence([better], byLoss)).toBe(differenceSentence('B', better.difference, byLoss))
  })
})

it('takes a difference for real only where the corrected p value and the interval both say so', () => {
  expect(verdictOf(difference(-0.02, -0.03, -0.01, 0.04), 'lower')).toBe('better')
  expect(verdictOf(difference(-0.02, -0.03, -0.01, 0.06), 'lower')).toBe('open')
  expect(verdictOf(difference(-0.02, -0.03, 0.001, 0.04), 'lower')).toBe('open')
  expect(verdictOf({ ...difference(-0.02, -0.03, -0.01, 0.02), corrected: 0.06 }, 'lower')).toBe('open')
  expect(verdictOf(difference(-0.02, null, null, null), 'lower')).toBe('open')
})
