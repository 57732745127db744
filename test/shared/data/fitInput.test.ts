import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { featureColumns, fitInput, isConstant } from '@shared/data/fitInput'
import { allRows, preparationSpec, tableOf } from './exampleTables'

const table = tableOf('size,colour', '1,red', 'NA,blue', '3,red', '8,', '100,green', '200,blue')
const [size, colour] = [table.columns[0]!, table.columns[1]!]
const training = Uint32Array.of(0, 1, 2, 3)
const imputing = preparationSpec({ missing: 'impute' })

describe('fitInput', () => {
  it('takes the statistics of a number from the given rows, missing values left out', () => {
    expect(fitInput(size, training, preparationSpec({ standardization: 'minmax', missing: 'impute' }))).toEqual({
      feature: 'size',
      kind: 'number',
      center: 1,
      scale: 7,
      impute: 4,
      median: 3,
    })
    // Population variance of 1, 3 and 8: 26 / 3.
    const fitted = fitInput(size, training, preparationSpec({ standardization: 'zscore' }))
    expect(fitted).toMatchObject({ center: 4, impute: null, median: 3 })
    expect((fitted as { scale: number }).scale).toBeCloseTo(Math.sqrt(26 / 3), 14)
  })

  it('knows only the levels of the given rows, by code unit', () => {
    expect(fitInput(colour, training, imputing)).toEqual({
      feature: 'colour',
      kind: 'category',
      levels: ['blue', 'red'],
      impute: 'red',
      mode: 'red',
    })
    expect(fitInput(colour, Uint32Array.of(4, 0), preparationSpec())).toMatchObject({
      levels: ['green', 'red'],
      impute: null,
    })
  })

  it('takes the first level by code unit where several are the most frequent', () => {
    const even = tableOf('c', 'b', 'a', 'b', 'a', 'c')
    expect(fitInput(even.columns[0]!, allRows(even), imputing)).toMatchObject({ mode: 'a', impute: 'a' })
  })

  it('leaves the values of the table as they were', () => {
    const before = structuredClone(table.columns)
    for (const column of table.columns) fitInput(column, training, preparationSpec({ standardization: 'robust' }))
    expect(table.columns).toEqual(before)
  })

  it('refuses a feature without a value in the given rows', () => {
    for (const [column, row] of [
      [size, 1],
      [colour, 3],
    ] as const) {
      const message = `The feature ${column.name} has no value in the 2 training rows. Leave it out.`
      expect(() => fitInput(column, Uint32Array.of(row, row), imputing)).toThrow(
        new LabError('bad-features', message, 'preparation.features'),
      )
    }
  })
})

describe('featureColumns', () => {
  it('gives the columns in the order of the features', () => {
    expect(featureColumns(table, ['colour', 'size'])).toEqual([colour, size])
  })

  it('names a feature that is not there and the ones that are close', () => {
    expect(() => featureColumns(table, ['size', 'color'])).toThrow(
      new LabError('bad-features', 'The table has no column named color. Close: colour.', 'preparation.features'),
    )
  })

  it('takes 100 levels, not 101', () => {
    const levels = (count: number) => tableOf('c', ...Array.from({ length: count }, (_, index) => `l${index}`))
    expect(featureColumns(levels(100), ['c'])).toHaveLength(1)
    expect(() => featureColumns(levels(101), ['c'])).toThrow('The feature c has 101 different texts')
  })
})

describe('isConstant', () => {
  it.each([
    ['5 NA 5', true],
    ['5 NA 6', false],
    ['NA NA NA', true],
    ['a ? a', true],
    ['a ? b', false],
  ])('of %s is %s', (cells, constant) => {
    const column = tableOf('c', ...cells.split(' ')).columns[0]!
    expect(isConstant(column, Uint32Array.of(0, 1, 2))).toBe(constant)
  })

  it('looks at the given rows only', () => {
    expect(isConstant(colour, Uint32Array.of(0, 2))).toBe(true)
    expect(isConstant(size, Uint32Array.of(0, 2))).toBe(false)
  })
})
