import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import {
  classIndices,
  classLookup,
  countUnseen,
  featureColumn,
  prepareInputs,
  scorableRows,
} from '@shared/data/applyPreparation'
import type { FittedCategory, FittedNumber, FittedPreparation } from '@shared/data/fittedPreparation'
import { type CategoryColumn, type Table, missingCode } from '@shared/data/table'
import { allRows, tableOf } from './exampleTables'

const size: FittedNumber = { feature: 'size', kind: 'number', center: 10, scale: 4, impute: null, median: 9 }
const colour: FittedCategory = {
  feature: 'colour',
  kind: 'category',
  levels: ['blue', 'red'],
  impute: null,
  mode: 'red',
}
const fittedWith = (...inputs: FittedPreparation['inputs']): FittedPreparation => ({
  target: { name: 'y', classes: ['n', 'p'] },
  inputs,
  standardization: 'zscore',
  missing: 'drop',
})
const rowOf = (fitted: FittedPreparation, table: Table, row: number): number[] =>
  Array.from(prepareInputs(fitted, table, Uint32Array.of(row)).values)

const table = tableOf('y,colour,size', 'n,red,12', 'p,blue,NA', 'n,,2', 'p,violet,10')

describe('prepareInputs', () => {
  it('writes (value − center) / scale and a 1 at the level, in the order of the inputs', () => {
    expect(rowOf(fittedWith(size, colour), table, 0)).toEqual([0.5, 0, 1])
    expect(rowOf(fittedWith(colour, size), table, 0)).toEqual([0, 1, 0.5])
  })

  it('takes the rows in the order in which they are asked for', () => {
    const { values, rows, columns } = prepareInputs(fittedWith(size), table, Uint32Array.of(3, 0, 2, 0))
    expect({ rows, columns, values: Array.from(values) }).toEqual({ rows: 4, columns: 1, values: [0, 0.5, -2, 0.5] })
  })

  it('puts the imputed value on the scale of the network', () => {
    const imputed = fittedWith({ ...size, impute: 14 }, { ...colour, impute: 'blue' })
    expect(rowOf(imputed, table, 1)).toEqual([1, 1, 0])
    expect(rowOf(imputed, table, 2)).toEqual([-2, 1, 0])
  })

  it('is NaN where nothing is imputed, in every input of the feature and in no other', () => {
    const fitted = fittedWith(colour, size)
    expect(rowOf(fitted, table, 1)).toEqual([1, 0, Number.NaN])
    expect(rowOf(fitted, table, 2)).toEqual([Number.NaN, Number.NaN, -2])
  })

  it('never imputes a level that is there but unknown', () => {
    expect(rowOf(fittedWith({ ...colour, impute: 'red' }), table, 3)).toEqual([0, 0])
  })
})

describe('featureColumn', () => {
  it.each([
    ['height', 'number', 'The table has no column named height.'],
    ['colour', 'number', 'The column colour holds text where the model needs numbers.'],
    ['size', 'category', 'The column size holds numbers where the model needs text.'],
  ] as const)('refuses %s as a %s', (feature, kind, message) => {
    const input = kind === 'number' ? { ...size, feature } : { ...colour, feature }
    expect(() => featureColumn(table, input)).toThrow(new LabError('bad-features', message))
  })
})

describe('scorableRows', () => {
  it('needs a value only of features without an imputed one', () => {
    expect(Array.from(scorableRows(fittedWith(size, colour), table))).toEqual([0, 3])
    expect(Array.from(scorableRows(fittedWith({ ...size, impute: 0 }, colour), table))).toEqual([0, 1, 3])
    const all = fittedWith({ ...size, impute: 0 }, { ...colour, impute: 'red' })
    expect(scorableRows(all, table)).toEqual(allRows(table))
  })
})

describe('countUnseen', () => {
  it('counts rows, not levels, and no missing cells', () => {
    const column = tableOf('colour', 'violet', 'red', '', 'violet', 'grey').columns[0] as CategoryColumn
    expect(countUnseen(colour, column, Uint32Array.of(0, 1, 2, 3, 4))).toBe(3)
    expect(countUnseen(colour, column, Uint32Array.of(1, 2, 4))).toBe(1)
  })
})

describe('classes', () => {
  it('finds a numeric class by its number, a text by its text', () => {
    const numbers = tableOf('y', '10', '2', '', '3').columns[0]!
    expect([0, 1, 2, 3].map(classLookup(['2', '10'], numbers))).toEqual([1, 0, missingCode, missingCode])
    const texts = tableOf('y', 'b', 'a', '', 'c').columns[0]!
    expect([0, 1, 2, 3].map(classLookup(['a', 'b'], texts))).toEqual([1, 0, missingCode, missingCode])
  })

  it('gives the classes of the rows asked for, and names a target that is not there', () => {
    const fitted = fittedWith(size)
    expect(Array.from(classIndices(fitted, table, Uint32Array.of(1, 0)))).toEqual([1, 0])
    expect(() => classIndices(fitted, tableOf('size', '1'), Uint32Array.of(0))).toThrow(
      new LabError('bad-target', 'The table has no column named y.'),
    )
  })
})
