import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { featureColumns, fitInput, isConstant } from '@shared/data/preparation/fitInput'
import type { PreparationSpec } from '@shared/spec/runSpec'
import type { Table } from '@shared/data/table/table'
import { fittedCategory, fittedDate, fittedNumber } from '../exampleFitted'
import { preparationSpec, tableOf } from '../exampleTables'
import { messagesOf } from '../../../support/messagesOf'

const table = tableOf('size,colour', '1,red', 'NA,blue', '3,red', '8,', '100,green', '200,blue')
const [size, colour] = [table.columns[0]!, table.columns[1]!]
const training = Uint32Array.of(0, 1, 2, 3)
const imputing = preparationSpec({ missing: 'impute' })

describe('fitInput', () => {
  it('fits each kind of column from the given rows', () => {
    const fitted = fitInput(size, training, preparationSpec({ standardization: 'minmax', missing: 'impute' }))
    expect(fitted.input).toEqual(
      fittedNumber({ feature: 'size', center: 1, scale: 7, impute: 4, median: 3, range: [1, 8] }),
    )
    expect(fitInput(colour, training, imputing).input).toEqual(
      fittedCategory({ feature: 'colour', levels: ['blue', 'red'], impute: 'red', mode: 'red' }),
    )
    const dates = tableOf('when', '2024-01-01', '2024-01-03').columns[0]!
    const { input } = fitInput(dates, Uint32Array.of(0, 1), preparationSpec({ standardization: 'minmax' }))
    const elapsed = { part: 'elapsed', center: 19723, scale: 2, quantiles: null } as const
    expect(input).toEqual(fittedDate({ feature: 'when', parts: [elapsed], median: Date.UTC(2024, 0, 2) }))
  })

  it('leaves the values of the table as they were', () => {
    const before = structuredClone(table.columns)
    for (const column of table.columns) fitInput(column, training, preparationSpec({ standardization: 'robust' }))
    expect(table.columns).toEqual(before)
  })

  it('tells an indicator that no training row would set', () => {
    const spec = preparationSpec({ missing: 'impute', columns: { size: { indicator: true } } })
    expect(messagesOf(fitInput(size, Uint32Array.of(0, 2), spec).warnings)).toEqual([
      'No training row lacks size: its indicator is left out, since nothing could be learnt of it.',
    ])
    expect(messagesOf(fitInput(size, training, spec).warnings)).toEqual([])
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
  const columnsOf = (of: Table, features: string[], columns: PreparationSpec['columns'] = {}) =>
    featureColumns(of, preparationSpec({ features, columns }))

  it('gives the columns in the order of the features', () => {
    expect(columnsOf(table, ['colour', 'size'])).toEqual([colour, size])
  })

  it('names a feature that is not there and the ones that are close', () => {
    expect(() => columnsOf(table, ['size', 'color'])).toThrow(
      new LabError('bad-features', 'The table has no column named color. Close: colour.', 'preparation.features'),
    )
  })

  it('takes 100 levels, not 101', () => {
    const levels = (count: number) => tableOf('c', ...Array.from({ length: count }, (_, index) => `l${index}`))
    expect(columnsOf(levels(100), ['c'])).toHaveLength(1)
    expect(() => columnsOf(levels(101), ['c'])).toThrow('The feature c has 101 different texts')
  })

  it('takes more levels where rare ones are taken together, which an order does not', () => {
    const many = tableOf('c', ...Array.from({ length: 101 }, (_, index) => `l${index}`))
    expect(columnsOf(many, ['c'], { c: { rareBelow: 2 } })).toHaveLength(1)
    expect(() => columnsOf(many, ['c'], { c: { rareBelow: 2, encoding: 'ordinal' } })).toThrow('101 different texts')
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
