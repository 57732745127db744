import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IssueError } from '@shared/spec/issue'
import { ruleTable } from '@shared/spec/rules/ruleTable'
import {
  type ColumnRule,
  columnMissingRules,
  columnRuleSchema,
  dateParts,
  encodingsOfCategories,
  standardizations,
  transforms,
  unseenRules,
} from '@shared/spec/runSpec'
import { readColumnRules, writeColumnRule } from '@shared/spec/words/columnRuleWords'

describe('readColumnRules', () => {
  it('reads every field of a rule', () => {
    const [number, category, date] = [
      'income: missing=constant, constant=-1.5, indicator, zero-is-missing, transform=log1p, standardize=robust',
      'size: missing=ownCategory, encoding=ordinal, order=small<medium<"x<l", reference=medium, rare-below=20, unseen=missing',
      'sold: parts=year+weekday, indicator=no',
    ]
    const rules = readColumnRules([number!, category!, date!])
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
    expect([...fields].sort()).toEqual(Object.keys(ruleTable).sort())
    for (const rule of Object.values(rules)) expect(columnRuleSchema.parse(rule)).toEqual(rule)
  })

  it('tells a number from a level that looks like one by its quotes', () => {
    const constants = ['x: constant=5', 'x: constant="5"', 'x: constant=north', 'x: constant=""'].map(
      (text) => readColumnRules([text])['x']?.constant,
    )
    expect(constants).toEqual([5, '5', 'north', ''])
  })

  it('takes names with a colon in quotes, and names that objects have themselves', () => {
    expect(readColumnRules(['"a: b, c": missing=mean'])).toEqual({ 'a: b, c': { missing: 'mean' } })
    const odd = readColumnRules(['__proto__: indicator', 'constructor: indicator'])
    expect(Object.entries(odd)).toEqual([
      ['__proto__', { indicator: true }],
      ['constructor', { indicator: true }],
    ])
  })

  it('adds a second flag for the same feature to the first', () => {
    expect(readColumnRules(['x: missing=mean, indicator', 'x: missing=median'])).toEqual({
      x: { missing: 'median', indicator: true },
    })
  })

  it.each([
    ['income', 'Write it like "income: missing=median, transform=log", not "income".'],
    ['income:', 'Write it like'],
    [': missing=mean', 'Write it like'],
    ['x: mising=mean', 'There is no "mising" in a rule. It takes zero-is-missing, missing, constant,'],
    ['x: constructor=1', 'There is no "constructor" in a rule.'],
    ['x: missing=average', 'missing must be one of drop, mean, median'],
    ['x: indicator=maybe', 'indicator must be yes or no, not "maybe".'],
    ['x: rare-below=few', 'rare-below must be a whole number, not "few".'],
    ['x: parts=year+century', 'parts must be of elapsed, year'],
  ])('refuses %j and says what it takes', (text, message) => {
    expect(() => readColumnRules([text])).toThrow(message)
    try {
      readColumnRules([text])
    } catch (error) {
      expect(error).toBeInstanceOf(IssueError)
      expect((error as IssueError).issue).toMatchObject({ code: 'rule-word', path: ['preparation', 'columns'] })
    }
  })
})

describe('the rules of features', () => {
  const level = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('5', '1e3', 'a, b', '"', "it's", 'x=y: z', '<', ' '),
  )
  const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
  const rule = fc
    .record({
      missing: optional(fc.constantFrom(...columnMissingRules)),
      constant: optional(
        fc.oneof(
          level,
          fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
        ),
      ),
      indicator: optional(fc.boolean()),
      zeroIsMissing: optional(fc.boolean()),
      transform: optional(fc.constantFrom(...transforms)),
      standardization: optional(fc.constantFrom(...standardizations)),
      encoding: optional(fc.constantFrom(...encodingsOfCategories)),
      reference: optional(level),
      order: optional(fc.array(level, { minLength: 1, maxLength: 3 })),
      rareBelow: optional(fc.nat(1e6)),
      unseen: optional(fc.constantFrom(...unseenRules)),
      parts: optional(fc.array(fc.constantFrom(...dateParts), { minLength: 1, maxLength: 3 })),
    })
    .map((fields): ColumnRule => {
      const given = Object.entries(fields).filter(([, value]) => value !== undefined)
      return columnRuleSchema.parse(Object.fromEntries(given))
    })
    .filter((given) => Object.keys(given).length > 0)

  it('are read back from their flags unchanged, whatever names and levels hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), rule, (name, given) => {
        expect(Object.entries(readColumnRules([writeColumnRule(name, given)]))).toEqual([[name, given]])
      }),
      { numRuns: 500, seed: 5 },
    )
  })

  it('are one word, in which a number stays a number and a text a text', () => {
    expect(writeColumnRule('a, b', { missing: 'constant', constant: '5', indicator: true })).toBe(
      '"a, b": missing=constant, constant="5", indicator',
    )
    expect(writeColumnRule('a', { missing: 'constant', constant: 5, indicator: false })).toBe(
      'a: missing=constant, constant=5, indicator=no',
    )
    expect(writeColumnRule('a', { encoding: 'ordinal', order: ['low', 'a<b'], rareBelow: 0 })).toBe(
      'a: encoding=ordinal, order=low<"a<b", rare-below=0',
    )
    expect(writeColumnRule('a', {})).toBe('')
  })
})
