import { describe, expect, it } from 'vitest'
import { columnRuleSchema } from '@shared/spec/runSpec'
import { foldText, ruleText, rulesText } from '@renderer/wording/settings/ruleText'

describe('ruleText', () => {
  it('says what a feature does otherwise, in the order in which it is done', () => {
    expect(ruleText({ standardization: 'robust', transform: 'log', missing: 'median', indicator: true })).toBe(
      'median, indicator, log, robust',
    )
    expect(ruleText({ zeroIsMissing: true, missing: 'constant', constant: 0 })).toBe('0 is missing, missing is 0')
    expect(ruleText({ parts: ['year', 'weekday'] })).toBe('year + weekday')
    expect(ruleText({ transform: 'none', standardization: 'none' })).toBe('no transform, not standardized')
  })

  it('names the reference level, and cuts a long order', () => {
    expect(ruleText({ encoding: 'reference', reference: 'north' })).toBe('reference north')
    expect(ruleText({ encoding: 'reference' })).toBe('reference level')
    expect(ruleText({ encoding: 'ordinal', order: ['low', 'mid', 'high'] })).toBe('order low < mid < high')
    expect(ruleText({ encoding: 'ordinal', order: [...'abcdef'] })).toBe('order a < b < c < d < … (6)')
    expect(ruleText({ encoding: 'ordinal', rareBelow: 20, unseen: 'missing' })).toBe(
      'ordinal, rare below 20, unseen: missing',
    )
  })

  it('leaves no field unsaid that has an effect by itself', () => {
    const fields = {
      ...{ missing: 'mean', zeroIsMissing: true, indicator: true, encoding: 'oneHot', rareBelow: 2 },
      ...{ unseen: 'zeros', transform: 'sqrt', standardization: 'zscore', parts: ['day'] },
    }
    const bound = ['constant', 'reference', 'order']
    expect([...Object.keys(fields), ...bound].sort()).toEqual(Object.keys(columnRuleSchema.shape).sort())
    for (const [field, value] of Object.entries(fields)) {
      expect(ruleText(columnRuleSchema.parse({ [field]: value })), field).not.toBe('')
    }
  })

  it('is empty for no rule', () => expect(ruleText({})).toBe(''))
})

it('lists the rules by feature', () => {
  expect(rulesText({ income: { missing: 'median' }, age: { transform: 'square' } })).toBe('income: median; age: square')
})

it('counts folds from 1, and repeats where there are several', () => {
  expect(foldText({ fold: 1, folds: 5, repeats: 1 })).toBe('fold 2 of 5')
  expect(foldText({ fold: 9, folds: 5, repeats: 2 })).toBe('repeat 2, fold 5 of 5')
})
