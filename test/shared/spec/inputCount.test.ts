import { describe, expect, it } from 'vitest'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { estimateInputs, parameterCount, powersOf } from '@shared/spec/inputCount'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { exampleDataset } from '../../support/examples'
import { fakeColumn, fakeDataset, fakeSpec } from '../../support/fakeBridge'

const [x, y] = exampleDataset.columns as [ColumnInfo, ColumnInfo]
const numbers = ['a', 'b', 'c'].map((name): ColumnInfo => ({ ...x, name, missing: 0 }))
const school: ColumnInfo = { ...y, name: 'school', missing: 2, distinct: 4, levels: ['n', 's', 'w', 'e'] }
const day: ColumnInfo = { ...x, name: 'day', type: 'date', distinct: 90 }
const columns = [...numbers, school, day]

const of = (features: string[], changes: Partial<PreparationSpec> = {}) =>
  estimateInputs(columns, { features, columns: {}, degree: 1, interactions: [], ...changes })

describe('estimateInputs', () => {
  it('takes a number for one input, a category for one a level and a date for one a part', () => {
    expect(of(['a', 'school'])).toEqual({ single: 5, products: 0 })
    expect(of(['day']).single).toBe(1)
    expect(of(['day'], { columns: { day: { parts: ['year', 'month', 'weekday'] } } }).single).toBe(3)
  })

  it('knows what a rule adds and takes away', () => {
    const school = (rule: PreparationSpec['columns'][string]) => of(['school'], { columns: { school: rule } }).single
    expect(school({ encoding: 'reference' })).toBe(3)
    expect(school({ encoding: 'ordinal' })).toBe(1)
    expect(school({ missing: 'ownCategory' })).toBe(5)
    expect(school({ indicator: true })).toBe(5)
    // Nothing is missing in a.
    expect(of(['a'], { columns: { a: { indicator: true } } }).single).toBe(1)
    expect(of(['a'], { columns: { a: { indicator: true, zeroIsMissing: true } } }).single).toBe(2)
  })

  it('cannot know the levels of a very wide category, but that they have to fit', () => {
    const town = { ...school, name: 'town', distinct: 4000, levels: null }
    const given = { features: ['town'], columns: { town: { rareBelow: 10 } }, degree: 1, interactions: [] }
    expect(estimateInputs([town], given)).toEqual({ single: 100, products: 0 })
  })

  it('counts powers and products as PolynomialFeatures of scikit-learn does', () => {
    // PolynomialFeatures(degree, include_bias=False) of 3 columns has 3, 9 and 19 outputs, of 1 column 1, 2 and 3.
    const total = (features: string[], degree: number) => of(features, { degree }).products + features.length
    expect([1, 2, 3].map((degree) => total(['a', 'b', 'c'], degree))).toEqual([3, 9, 19])
    expect([1, 2, 3].map((degree) => total(['a'], degree))).toEqual([1, 2, 3])
    // And of 3 columns 34, 55 and 83; with degree 6 of 40 columns all combinations of 46 things by 6, less the constant.
    expect([4, 5, 6].map((degree) => total(['a', 'b', 'c'], degree))).toEqual([34, 55, 83])
    expect(powersOf(40, 6) + 40).toBe(9_366_818)
  })

  it('leaves levels and dates out of powers, and multiplies every input of a pair', () => {
    expect(of(['a', 'school', 'day'], { degree: 2 }).products).toBe(1)
    expect(of(['a', 'school'], { interactions: [['a', 'school']] }).products).toBe(4)
    const both: [string, string][] = [
      ['a', 'b'],
      ['a', 'school'],
    ]
    // a · b is among the products of degree 2 already: a², a·b, b² and four of a with a level.
    expect(of(['a', 'b', 'school'], { degree: 2, interactions: both }).products).toBe(3 + 4)
  })
})

describe('parameterCount', () => {
  const { columns } = fakeDataset()

  it('counts a logistic regression as one weight an input and a bias; a category is an input a level', () => {
    const preparation = { features: ['exam_1', 'exam_2', 'school'] }
    expect(parameterCount(columns, fakeSpec({ preparation }))).toBe(2 + 3 + 1)
  })

  it('has one output for a number, however many values the target has, and one a class beyond two', () => {
    const houses = [...columns, fakeColumn('price', { distinct: 4000 }), fakeColumn('rooms', { distinct: 6 })]
    const regression = fakeSpec({ preparation: { target: 'price', task: 'regression' } })
    expect(parameterCount(houses, regression)).toBe(3)
    expect(parameterCount(houses, fakeSpec({ preparation: { target: 'rooms' } }))).toBe(3 * 6)
  })

  it('counts weights and biases of every layer', () => {
    expect(parameterCount(columns, fakeSpec({ network: { hidden: [4, 2] } }))).toBe(
      2 * 4 + 4 + (4 * 2 + 2) + (2 * 1 + 1),
    )
  })
})
