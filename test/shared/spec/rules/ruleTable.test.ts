import { describe, expect, it } from 'vitest'
import { limits } from '@shared/spec/limits'
import {
  type ColumnRule,
  type RuleFieldName,
  columnMissingLabels,
  columnRuleSchema,
  datePartLabels,
  encodingLabels,
  ruleFields,
  ruleTable,
  standardizationLabels,
  transformLabels,
  unseenLabels,
} from '@shared/spec/rules/ruleTable'

const takes = (rule: unknown) => columnRuleSchema.safeParse(rule).success

describe('the rule of a column', () => {
  it.each<[RuleFieldName, unknown[], unknown[]]>([
    ['constant', [0, -1e300, '', 'none'], [Number.NaN, Infinity, null, 'x'.repeat(1001)]],
    ['rareBelow', [0, limits.rareBelow], [-1, 0.5, limits.rareBelow + 1]],
    ['order', [[], ['s', 'm', 'l']], ['s', [1], new Array(limits.featureLevels + 1).fill('s')]],
    ['parts', [['hour'], ['year', 'month']], [[], ['minute']]],
    ['missing', ['ownCategory', 'median'], ['impute']],
    ['encoding', ['reference', 'ordinal'], ['binary']],
    ['reference', ['', 'x'.repeat(1000)], [5, null, 'x'.repeat(1001)]],
    ['unseen', ['zeros', 'missing'], ['error']],
    ['transform', ['yeoJohnson', 'none'], ['boxCox']],
    ['standardization', ['quantile', 'none'], ['l2']],
    ['zeroIsMissing', [true, false], [1]],
    ['indicator', [true, false], ['yes']],
  ])('takes of %s its values and nothing beyond', (field, taken, refused) => {
    for (const value of taken) expect(takes({ [field]: value }), String(value)).toBe(true)
    for (const value of refused) expect(takes({ [field]: value }), String(value)).toBe(false)
  })

  it('may leave anything out, and comes back as it was: what is not told is no default', () => {
    expect(columnRuleSchema.parse({})).toEqual({})
    expect(columnRuleSchema.parse({ indicator: true })).toEqual({ indicator: true })
    expect(takes({ mising: 'drop' })).toBe(false)
  })
})

describe('a field of a rule', () => {
  it('says something about some kind of feature, and is named by a key and a noun of its own', () => {
    for (const [name, { kinds }] of ruleFields) expect(kinds.length, name).toBeGreaterThan(0)
    for (const about of ['key', 'noun'] as const) {
      expect(new Set(ruleFields.map(([, field]) => field[about])).size).toBe(ruleFields.length)
    }
  })

  it('has for each of its choices a text of its own, so that two never look alike', () => {
    for (const labels of [
      columnMissingLabels,
      encodingLabels,
      unseenLabels,
      transformLabels,
      datePartLabels,
      standardizationLabels,
    ]) {
      expect(new Set(Object.values(labels)).size).toBe(Object.keys(labels).length)
    }
  })

  it('that says nothing is told by an empty text', () => {
    const idle = ruleFields.filter(([, field]) => field.idle !== undefined)
    expect(idle.map(([name]) => name)).toEqual(['zeroIsMissing', 'indicator', 'rareBelow', 'transform'])
    // No transform is told, since the advice may have proposed one.
    expect(idle.map(([, field]) => field.text(field.idle))).toEqual(['', '', '', 'no transform'])
  })

  it('tells a number from a level that looks like one by its quotes', () => {
    const { read, write } = ruleTable.constant
    const constants: ColumnRule['constant'][] = [5, -1.5, '5', 'north', '', 'a, b', '1e3']
    expect(constants.map((value) => read(write(value!)))).toEqual(constants)
    expect([read('5'), read('"5"'), read('north'), read('""')]).toEqual([5, '5', 'north', ''])
  })
})
