import { describe, expect, it } from 'vitest'
import { columnRuleSchema } from '@shared/spec/runSpec'
import { columnRulesOf } from '../../../../electron/cli/flags/columnFlag'

describe('columnRulesOf', () => {
  it('reads every field of a rule', () => {
    const [number, category, date] = [
      'income: missing=constant, constant=-1.5, indicator, zero-is-missing, transform=log1p, standardize=robust',
      'size: missing=ownCategory, encoding=ordinal, order=small<medium<"x<l", reference=medium, rare-below=20, unseen=missing',
      'sold: parts=year+weekday, indicator=no',
    ]
    const rules = columnRulesOf([number!, category!, date!])
    expect(rules).toEqual({
      income: {
        ...{ missing: 'constant', constant: -1.5, indicator: true, zeroIsMissing: true },
        ...{ transform: 'log1p', standardization: 'robust' },
      },
      size: {
        ...{ missing: 'ownCategory', encoding: 'ordinal', order: ['small', 'medium', 'x<l'] },
        ...{ reference: 'medium', rareBelow: 20, unseen: 'missing' },
      },
      sold: { parts: ['year', 'weekday'], indicator: false },
    })
    const fields = new Set(Object.values(rules).flatMap((rule) => Object.keys(rule)))
    expect([...fields].sort()).toEqual(Object.keys(columnRuleSchema.shape).sort())
    for (const rule of Object.values(rules)) expect(columnRuleSchema.parse(rule)).toEqual(rule)
  })

  it('tells a number from a level that looks like one by its quotes', () => {
    const constants = ['x: constant=5', 'x: constant="5"', 'x: constant=north', 'x: constant=""'].map(
      (text) => columnRulesOf([text])['x']?.constant,
    )
    expect(constants).toEqual([5, '5', 'north', ''])
  })

  it('takes names with a colon in quotes, and names that objects have themselves', () => {
    expect(columnRulesOf(['"a: b, c": missing=mean'])).toEqual({ 'a: b, c': { missing: 'mean' } })
    const odd = columnRulesOf(['__proto__: indicator', 'constructor: indicator'])
    expect(Object.entries(odd)).toEqual([
      ['__proto__', { indicator: true }],
      ['constructor', { indicator: true }],
    ])
  })

  it('adds a second flag for the same feature to the first', () => {
    expect(columnRulesOf(['x: missing=mean, indicator', 'x: missing=median'])).toEqual({
      x: { missing: 'median', indicator: true },
    })
  })

  it.each([
    ['income', '--column must be like "income: missing=median, transform=log", not "income".'],
    ['income:', '--column must be like'],
    [': missing=mean', '--column must be like'],
    ['x: mising=mean', '--column knows no "mising". It takes missing, constant,'],
    ['x: constructor=1', '--column knows no "constructor"'],
    ['x: missing=average', '--column missing must be one of drop, mean, median'],
    ['x: indicator=maybe', '--column indicator must be yes or no, not "maybe".'],
    ['x: rare-below=few', '--column rare-below must be a whole number, not "few".'],
    ['x: parts=year+century', '--column parts must be one of elapsed, year'],
  ])('refuses %j and says what it takes', (text, message) => {
    expect(() => columnRulesOf([text])).toThrow(message)
  })
})
