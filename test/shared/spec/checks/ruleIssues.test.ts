import { describe, expect, it } from 'vitest'
import type { ColumnRule } from '@shared/spec/runSpec'
import { fakeCategory } from '../../../support/fakeBridge'
import { found, issuesOf, withColumns } from './checkBench'

const features = ['exam_1', 'school', 'day']
const withRule = (name: string, rule: ColumnRule) => ({ preparation: { features, columns: { [name]: rule } } })

describe('the rule of a feature', () => {
  it('passes where it fits the type of its column', () => {
    const rules: [string, ColumnRule][] = [
      [
        'exam_1',
        { missing: 'constant', constant: 0, zeroIsMissing: true, transform: 'log', standardization: 'quantile' },
      ],
      ['school', { missing: 'ownCategory', encoding: 'reference', reference: 'west', rareBelow: 3, unseen: 'missing' }],
      ['school', { encoding: 'ordinal', order: ['north', 'west', 'south'], standardization: 'none' }],
      ['day', { missing: 'constant', constant: '2024-03-01', parts: ['year', 'hour'], indicator: true }],
      ['day', { missing: 'constant', constant: Date.UTC(2024, 2, 1) }],
      // What says nothing is at home everywhere.
      ['school', { transform: 'none', zeroIsMissing: false }],
      ['exam_1', { rareBelow: 0 }],
      // What the other choices leave without effect is not looked at.
      ['school', { encoding: 'oneHot', reference: 'east' }],
      ['day', { missing: 'mean', constant: 'soon' }],
    ]
    for (const [name, rule] of rules) expect(found(withRule(name, rule)), JSON.stringify(rule)).toEqual([])
  })

  it.each<[string, ColumnRule, field: string, code: string]>([
    ['school', { transform: 'log' }, 'transform', 'field-of-other-kind'],
    ['school', { parts: ['year'] }, 'parts', 'field-of-other-kind'],
    ['exam_1', { encoding: 'oneHot' }, 'encoding', 'field-of-other-kind'],
    ['exam_1', { rareBelow: 2 }, 'rareBelow', 'field-of-other-kind'],
    ['day', { transform: 'sqrt' }, 'transform', 'field-of-other-kind'],
    ['day', { zeroIsMissing: true }, 'zeroIsMissing', 'field-of-other-kind'],
    ['school', { missing: 'mean' }, 'missing', 'missing-of-other-kind'],
    ['exam_1', { missing: 'ownCategory' }, 'missing', 'missing-of-other-kind'],
    ['exam_1', { missing: 'constant' }, 'constant', 'constant-needed'],
    ['exam_1', { missing: 'constant', constant: '' }, 'constant', 'constant-needed'],
    ['school', { missing: 'constant' }, 'constant', 'constant-needed'],
    ['exam_1', { missing: 'constant', constant: 'many' }, 'constant', 'constant-not-a-number'],
    ['day', { missing: 'constant', constant: 'soon' }, 'constant', 'constant-not-a-date'],
    ['day', { missing: 'constant', constant: '2024-02-30' }, 'constant', 'constant-not-a-date'],
    ['school', { encoding: 'reference', reference: 'east' }, 'reference', 'unknown-level'],
    ['school', { encoding: 'ordinal', order: ['north', 'south', 'west', 'east'] }, 'order', 'unknown-level'],
    ['school', { order: ['up'] }, 'order', 'unknown-level'],
    ['school', { encoding: 'ordinal', order: ['north', 'west'] }, 'order', 'order-lacks-level'],
    ['school', { encoding: 'ordinal', order: ['north', 'south', 'west', 'west'] }, 'order', 'order-names-twice'],
    ['school', { rareBelow: 0.5 }, 'rareBelow', 'range'],
    ['exam_1', { missing: 'constant', constant: Number.NaN }, 'constant', 'choice'],
  ])('of %s that is %j is refused at its field %s: %s', (name, rule, field, code) => {
    expect(found(withRule(name, rule))).toEqual([[`preparation.columns.${name}.${field}`, code]])
  })

  it('is refused for what is no feature, whatever a name is that objects have themselves', () => {
    for (const name of ['exam_2', 'gone', 'constructor']) {
      expect(found(withRule(name, { missing: 'drop' }))).toEqual([
        [`preparation.columns.${name}`, 'rule-without-feature'],
      ])
    }
  })

  it('is refused by sentences that say what would do', () => {
    const messageOf = (name: string, rule: ColumnRule) => issuesOf(withRule(name, rule))[0]?.message
    expect(messageOf('school', { transform: 'log' })).toBe(
      'school holds categories, which have no transform. Leave that out.',
    )
    expect(messageOf('school', { missing: 'mean' })).toContain(
      'cannot be mean. Take one of drop, mostFrequent, constant, ownCategory.',
    )
    expect(messageOf('day', { missing: 'constant', constant: 'soon' })).toBe('Enter a date such as 2024-03-01.')
    expect(messageOf('school', { encoding: 'reference', reference: 'east' })).toBe(
      'There is no level east: school has north, south, west. Choose another.',
    )
    expect(messageOf('school', { encoding: 'ordinal', order: ['north', 'east', 'up'] })).toBe(
      'There are no levels east, up: school has north, south, west. Between two levels of an order stands <.',
    )
    expect(messageOf('school', { encoding: 'ordinal', order: ['north', 'west'] })).toBe(
      'The order lacks south. Name all levels from the lowest to the highest.',
    )
  })

  it('is not held against levels that are too many to be listed', () => {
    const town = withColumns(fakeCategory('town', [], { distinct: 4000, levels: null }))
    const rule: ColumnRule = { encoding: 'reference', reference: 'anywhere', rareBelow: 10 }
    expect(found({ preparation: { features: ['town'], columns: { town: rule } } }, town)).toEqual([])
  })
})
