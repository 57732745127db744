import { expect, it } from 'vitest'
import { accuracy } from '@shared/evaluation/metrics/accuracy'
import { differenceText, intervalText, pText } from '../../../../renderer/wording/evaluation/comparisonText'

it('a difference has its sign, an interval its ends, and a p value is never 0', () => {
  expect([0.0123, -0.0123, 0, null].map((value) => differenceText(accuracy, value))).toEqual([
    '+0.012',
    '−0.012',
    '0.000',
    '–',
  ])
  expect(intervalText(accuracy, { low: -0.02, high: 0.01 })).toBe('−0.020 to 0.010')
  expect(intervalText(accuracy, { low: null, high: null })).toBe('–')
  expect([0.0004, 0.032, 1, null].map(pText)).toEqual(['< 0.001', '0.032', '1.0', '–'])
})
