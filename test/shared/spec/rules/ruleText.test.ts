import { describe, expect, it } from 'vitest'
import { ruleText, rulesText } from '@shared/spec/rules/ruleText'
import { columnRuleSchema, ruleTable } from '@shared/spec/rules/ruleTable'

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

  it('says a constant and its place only where missing values take it', () => {
    expect(ruleText({ missing: 'constant' })).toBe('missing is ?')
    expect(ruleText({ missing: 'mean', constant: 3 })).toBe('mean')
  })

  it('leaves no field unsaid that has an effect by itself', () => {
    const fields = {
      ...{ missing: 'mean', zeroIsMissing: true, indicator: true, encoding: 'oneHot', rareBelow: 2 },
      ...{ unseen: 'zeros', transform: 'sqrt', standardization: 'zscore', parts: ['day'] },
    }
    const bound = ['constant', 'reference', 'order']
    expect([...Object.keys(fields), ...bound].sort()).toEqual(Object.keys(ruleTable).sort())
    for (const [field, value] of Object.entries(fields)) {
      expect(ruleText(columnRuleSchema.parse({ [field]: value })), field).not.toBe('')
    }
  })

  it('is empty for no rule', () => expect(ruleText({})).toBe(''))
})

it('lists the rules by feature', () => {
  expect(rulesText({ income: { missing: 'median' }, age: { transform: 'square' } })).toBe('income: median; age: square')
})
