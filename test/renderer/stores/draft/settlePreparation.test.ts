import { describe, expect, it } from 'vitest'
import { settlePreparation, withRule, withoutRule } from '@renderer/stores/draft/settlePreparation'
import { fakeSpec } from '../../../support/fakeBridge'

const { preparation } = fakeSpec()

describe('settlePreparation', () => {
  it('leaves what fits as it is, rules in the order of the features', () => {
    const columns = { exam_2: { transform: 'log' }, exam_1: { missing: 'median' } } as const
    const settled = settlePreparation({ ...preparation, columns })
    expect(settled).toEqual({ ...preparation, columns })
    expect(Object.keys(settled.columns)).toEqual(['exam_1', 'exam_2'])
  })

  it('takes empty rules out, and those of other columns', () => {
    expect(settlePreparation({ ...preparation, columns: { exam_1: {}, year: { indicator: true } } }).columns).toEqual(
      {},
    )
  })

  it('brings the fold down to those there are, and leaves it while their number is being typed', () => {
    const folds = { ...preparation, split: 'folds', fold: 9, repeats: 2 } as const
    expect(settlePreparation({ ...folds, folds: 5 }).fold).toBe(9)
    expect(settlePreparation({ ...folds, folds: 4 }).fold).toBe(7)
    expect(settlePreparation({ ...folds, folds: Number.NaN }).fold).toBe(9)
  })

  it('does not split by the target', () => {
    expect(settlePreparation({ ...preparation, splitColumn: preparation.target }).splitColumn).toBeNull()
    expect(settlePreparation({ ...preparation, splitColumn: 'school' }).splitColumn).toBe('school')
  })
})

describe('the rule of one feature', () => {
  it('changes by what is given; undefined takes a field out', () => {
    const once = withRule(preparation, 'exam_1', { missing: 'constant', constant: 3 })
    expect(once.columns).toEqual({ exam_1: { missing: 'constant', constant: 3 } })
    const twice = withRule(once, 'exam_1', { missing: 'mean', constant: undefined })
    expect(twice.columns).toEqual({ exam_1: { missing: 'mean' } })
    expect(Object.keys(withRule(twice, 'exam_1', { missing: undefined }).columns['exam_1'] ?? {})).toEqual([])
  })

  it('is reset for this feature alone', () => {
    const columns = { exam_1: { indicator: true }, exam_2: { indicator: true } }
    expect(withoutRule({ ...preparation, columns }, 'exam_1').columns).toEqual({ exam_2: { indicator: true } })
  })

  it('can be that of a column with the name of something else', () => {
    const odd = withRule(preparation, '__proto__', { indicator: true })
    expect(Object.entries(odd.columns)).toEqual([['__proto__', { indicator: true }]])
  })
})
