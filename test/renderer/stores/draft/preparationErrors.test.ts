import { describe, expect, it } from 'vitest'
import { defaultPreparation } from '@shared/spec/defaults'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { preparationErrors } from '@renderer/stores/draft/preparationErrors'
import { fakeCategory, fakeColumn, fakeDataset } from '../../../support/fakeBridge'

const columns = [
  ...fakeDataset().columns,
  fakeColumn('day', { type: 'date' }),
  fakeCategory('id', [], { type: 'identifier', levels: null, distinct: 100 }),
]
const errorsOf = (changes: Partial<PreparationSpec>, also: ColumnInfo[] = []) => {
  const preparation = { ...defaultPreparation, target: 'admitted', features: ['exam_1', 'school'], ...changes }
  return preparationErrors(fakeDataset({ columns: [...columns, ...also] }), preparation)
}

it('finds nothing in what can be done', () => {
  expect(errorsOf({ split: 'time', splitColumn: 'day' })).toEqual({})
  expect(errorsOf({ split: 'grouped', splitColumn: 'id', interactions: [['exam_1', 'exam_1']] })).toEqual({})
  expect(errorsOf({ columns: { school: { encoding: 'ordinal', order: ['south', 'north', 'west'] } } })).toEqual({})
  // A square of what is one number is something new.
  const interactions: PreparationSpec['interactions'] = [['school', 'school']]
  expect(errorsOf({ columns: { school: { encoding: 'ordinal' } }, interactions })).toEqual({})
})

it.each<[string, Partial<PreparationSpec>, string, string]>([
  [
    'a split by time of texts',
    { split: 'time', splitColumn: 'school' },
    'preparation.splitColumn',
    'school holds neither numbers nor dates',
  ],
  ['a split by one value', { split: 'grouped', splitColumn: 'year' }, 'preparation.splitColumn', 'has one value only'],
  [
    'a split by what is not there',
    { split: 'folds', splitColumn: 'town' },
    'preparation.splitColumn',
    'admissions.csv has no column town',
  ],
  ['an identifier', { features: ['exam_1', 'id'] }, 'preparation.features', 'id is an identifier'],
  ['free text', { features: ['note', 'id'] }, 'preparation.features', 'note is free text'],
  [
    'a text in place of a number',
    { columns: { exam_1: { missing: 'constant', constant: 'many' } } },
    'preparation.columns.exam_1.constant',
    'Enter a number.',
  ],
  [
    'a constant that nobody entered',
    { columns: { school: { missing: 'constant' } } },
    'preparation.columns.school.constant',
    'Enter what stands in place',
  ],
  [
    'a reference that is no level',
    { columns: { school: { encoding: 'reference', reference: 'east' } } },
    'preparation.columns.school.reference',
    'school has no level east',
  ],
  [
    'an order that lacks a level',
    { columns: { school: { encoding: 'ordinal', order: ['north', 'west'] } } },
    'preparation.columns.school.order',
    'every level once',
  ],
  [
    'an order that has a level twice',
    { columns: { school: { encoding: 'ordinal', order: ['north', 'west', 'west'] } } },
    'preparation.columns.school.order',
    'every level once',
  ],
  [
    'levels times themselves',
    { interactions: [['school', 'school']] },
    'preparation.interactions',
    'school times itself tells nothing new',
  ],
])('says what is wrong with %s, at its setting', (_, changes, path, text) => {
  expect(errorsOf(changes)).toEqual({ [path]: expect.stringContaining(text) })
})

it('says nothing of a column that the split does not use', () => {
  expect(errorsOf({ split: 'holdout', splitColumn: 'town' })).toEqual({})
})

it('takes a category of very many levels where its rare ones are one', () => {
  const town = fakeCategory('town', [], { distinct: 4000, levels: null })
  const errorsWith = (rules: PreparationSpec['columns']) => errorsOf({ features: ['town'], columns: rules }, [town])
  const refused = {
    'preparation.columns.town.rareBelow': '4,000 levels, at most 100 fit: take rare ones together.',
  }
  expect(errorsWith({})).toEqual(refused)
  // No level has fewer rows than one.
  expect(errorsWith({ town: { rareBelow: 1 } })).toEqual(refused)
  expect(errorsWith({ town: { rareBelow: 10 } })).toEqual({})
})

describe('more inputs than fit', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => fakeColumn(`x${index}`))
  const errorsWith = (count: number, degree: number) =>
    errorsOf({ features: many(count).map(({ name }) => name), degree }, many(count))

  it('are put right by a lower degree where there is one', () => {
    // n + n (n + 1) / 2 of n = 200.
    expect(errorsWith(200, 2)).toEqual({
      'preparation.degree': '20,300 inputs, at most 10,000: take a lower degree.',
    })
    expect(errorsWith(139, 2)).toEqual({})
  })

  it('else by fewer features', () => {
    const towns = Array.from({ length: 101 }, (_, at) => fakeCategory(`t${at}`, [], { distinct: 100, levels: null }))
    expect(errorsOf({ features: towns.map(({ name }) => name) }, towns)).toEqual({
      'preparation.features': '10,100 inputs, at most 10,000: remove features.',
    })
  })
})
