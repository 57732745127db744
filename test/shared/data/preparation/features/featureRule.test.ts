import { describe, expect, it } from 'vitest'
import type { ColumnRule } from '@shared/spec/runSpec'
import { featureRule, inputKind } from '@shared/data/preparation/features/featureRule'
import { preparationSpec, tableOf } from '../../exampleTables'

const columns = tableOf('number,date,text', '1.5,2024-01-01,a', '2,2024-01-02,b').columns
const [number, date, text] = [columns[0]!, columns[1]!, columns[2]!]
const ruleOf = (name: 'number' | 'date' | 'text', rule: ColumnRule, missing: 'drop' | 'impute' = 'drop') =>
  featureRule(preparationSpec({ missing, columns: { [name]: rule } }), { number, date, text }[name])

describe('featureRule', () => {
  it('knows what a column enters as', () => {
    expect([number, date, text].map(inputKind)).toEqual(['number', 'date', 'category'])
  })

  it('follows the preparation where the feature says nothing', () => {
    const spec = preparationSpec({ standardization: 'minmax', missing: 'impute' })
    expect(featureRule(spec, number)).toMatchObject({ standardization: 'minmax', missing: 'mean', transform: 'none' })
    expect(featureRule(spec, date)).toMatchObject({ missing: 'mean', parts: ['elapsed'] })
    expect(featureRule(spec, text)).toMatchObject({ missing: 'mostFrequent', encoding: 'oneHot', unseen: 'zeros' })
    expect(featureRule({ ...spec, missing: 'drop' }, text).missing).toBe('drop')
    expect(ruleOf('number', { standardization: 'robust', missing: 'median' })).toMatchObject({
      ...{ standardization: 'robust', missing: 'median' },
    })
  })

  it('takes no rule from the names that every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(featureRule(preparationSpec(), { ...number, name })).toMatchObject({ missing: 'drop', transform: 'none' })
    }
  })

  it('leaves out zeros of numbers only, and parts that are there twice', () => {
    expect([ruleOf('number', { zeroIsMissing: true }), ruleOf('date', { zeroIsMissing: true })]).toMatchObject([
      { zeroIsMissing: true },
      { zeroIsMissing: false },
    ])
    expect(ruleOf('date', { parts: ['year', 'hour', 'year'] }).parts).toEqual(['year', 'hour'])
  })

  it.each<['number' | 'date' | 'text', ColumnRule, string]>([
    ['text', { missing: 'mean' }, 'text holds texts, which have no mean.'],
    ['text', { missing: 'median' }, 'which have no median'],
    ['number', { missing: 'ownCategory' }, 'number holds numbers: only a text can have'],
    ['date', { missing: 'ownCategory' }, 'date holds dates: only a text can have'],
    ['number', { missing: 'constant' }, 'Missing values of number are to be a constant, but none is given.'],
    ['number', { missing: 'constant', constant: 'red' }, 'the constant for missing values is the text "red"'],
    ['date', { missing: 'constant', constant: 'soon' }, 'Give a date such as 2024-03-01.'],
  ])('refuses for %s the rule %j', (name, rule, message) => {
    expect(() => ruleOf(name, rule)).toThrow(message)
    expect(() => ruleOf(name, rule)).toThrow(
      expect.objectContaining({ code: 'bad-features', path: ['preparation', 'columns', name] }),
    )
  })
})
