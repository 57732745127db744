import { describe, expect, it } from 'vitest'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'
import { refusePreparation } from '../../../electron/lab/refusePreparation'
import { exampleDataset, exampleSpec } from '../../support/examples'

const [x, y] = exampleDataset.columns as [ColumnInfo, ColumnInfo]
const school: ColumnInfo = { ...y, name: 'school', distinct: 3, levels: ['north', 'south', 'west'] }
const day: ColumnInfo = { ...x, name: 'day', type: 'date', distinct: 30 }
const id: ColumnInfo = { ...y, name: 'id', type: 'identifier', distinct: 500, levels: null }
const dataset = { ...exampleDataset, columns: [x, y, school, day, id] }
const refuse = (changes: Partial<PreparationSpec>, columns = dataset.columns) =>
  refusePreparation(
    { ...exampleSpec.preparation, features: ['x', 'school', 'day'], ...changes },
    { ...dataset, columns },
  )
const refuseRule = (name: string, rule: ColumnRule) => refuse({ columns: { [name]: rule } })

describe('a rule', () => {
  it('passes where it fits the type of its column', () => {
    const rules: [string, ColumnRule][] = [
      ['x', { missing: 'constant', constant: 0, zeroIsMissing: true, transform: 'log', standardization: 'quantile' }],
      ['school', { missing: 'ownCategory', encoding: 'reference', reference: 'west', rareBelow: 3, unseen: 'missing' }],
      ['school', { encoding: 'ordinal', order: ['north', 'west', 'south'], standardization: 'none' }],
      ['day', { missing: 'constant', constant: '2024-03-01', parts: ['year', 'hour'], indicator: true }],
      // What says nothing is at home everywhere.
      ['school', { transform: 'none', zeroIsMissing: false }],
      ['x', { rareBelow: 0 }],
    ]
    for (const [name, rule] of rules) expect(() => refuseRule(name, rule), JSON.stringify(rule)).not.toThrow()
  })

  it.each<[string, ColumnRule, string]>([
    ['school', { transform: 'log' }, 'school holds categories, which have no transform'],
    ['school', { parts: ['year'] }, 'which have no parts of a date'],
    ['x', { encoding: 'oneHot' }, 'x holds numbers, which have no encoding of levels'],
    ['day', { transform: 'sqrt' }, 'day holds dates, which have no transform'],
    ['school', { missing: 'mean' }, 'cannot be mean. Take one of drop, mostFrequent'],
    ['x', { missing: 'ownCategory' }, 'cannot be ownCategory'],
    ['x', { missing: 'constant' }, 'give a number'],
    ['x', { missing: 'constant', constant: 'none' }, 'give a number'],
    [
      'school',
      { encoding: 'reference', reference: 'east' },
      'east is no level of school, which has north, south, west',
    ],
    ['school', { encoding: 'ordinal', order: ['north', 'east', 'up'] }, 'east, up are no levels of school'],
    ['school', { encoding: 'ordinal', order: ['north', 'south', 'north'] }, 'names a level twice'],
  ])('of %s that is %j is refused', (name, rule, message) => {
    expect(() => refuseRule(name, rule)).toThrow(message)
    expect(() => refuseRule(name, rule)).toThrow(`preparation.columns.${name}: `)
  })

  it('is refused for what is no feature', () => {
    expect(() => refuseRule('y', { missing: 'drop' })).toThrow('y is no feature')
    expect(() => refuseRule('constructor', { missing: 'drop' })).toThrow('constructor is no feature')
  })
})

describe('a split', () => {
  it('is by a column that is there and varies, by time where that is numbers or dates', () => {
    for (const splitColumn of ['x', 'day']) expect(() => refuse({ split: 'time', splitColumn })).not.toThrow()
    for (const splitColumn of ['school', 'id']) {
      expect(() => refuse({ split: 'grouped', splitColumn })).not.toThrow()
      expect(() => refuse({ split: 'folds', splitColumn })).not.toThrow()
      expect(() => refuse({ split: 'time', splitColumn })).toThrow('neither numbers nor dates')
    }
    expect(() => refuse({ split: 'grouped', splitColumn: 'town' })).toThrow('no column named town to split by')
    expect(() => refuse({ split: 'holdout', splitColumn: 'town' })).not.toThrow()
    const constant = [x, y, { ...school, distinct: 1 }]
    expect(() => refuse({ split: 'grouped', splitColumn: 'school' }, constant)).toThrow('one value only')
  })
})

describe('products', () => {
  it('are refused where they alone are more inputs than fit', () => {
    const columns = Array.from({ length: 200 }, (_, index) => ({ ...x, name: `x${index}` }))
    const features = columns.map(({ name }) => name)
    // 200 and 200 · 201 / 2 of two are 20,300; with three 200 · 201 · 202 / 6 more.
    expect(() => refuse({ features, degree: 1 }, columns)).not.toThrow()
    expect(() => refuse({ features, degree: 2 }, columns)).toThrow('20,300 inputs, at most 10,000')
    expect(() => refuse({ features: features.slice(0, 100), degree: 2 }, columns)).not.toThrow()
  })
})
